using System.Data.Common;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Reading;

/// <summary>What is a member's own on a topic's page.</summary>
internal sealed record OwnTopic
{
    public static readonly OwnTopic Guest = new();

    /// <summary>The highest number read before this page; 0 for none.</summary>
    public int Number { get; init; }

    /// <summary>Chosen for the topic itself.</summary>
    public Attention? Level { get; init; }

    /// <summary>The posts bookmarked, among all of the topic.</summary>
    public IReadOnlySet<long> Bookmarks { get; init; } = new HashSet<long>();

    public bool IsBookmarked { get; init; }

    /// <summary>What was begun and not sent.</summary>
    public DraftText? Draft { get; init; }
}

/// <summary>One statement for all that is a member's own on a topic's page.</summary>
internal sealed class TopicReading(IAsk ask, ReadPositions positions)
{
    private const int MostBookmarks = 200;

    public async Task<OwnTopic> Of(Actor actor, long topicId, CancellationToken ct)
    {
        if (actor.IsGuest) return OwnTopic.Guest;

        var place = DraftPlace.Reply(topicId).Key;
        var lines = await ask.All($"""
            SELECT {Line.Position}, 0, number, level, '', at FROM topic_reads WHERE member_id = {actor.Id} AND topic_id = {topicId}
            UNION ALL SELECT {Line.Bookmark}, post_id, 0, NULL, '', at FROM (
                SELECT post_id, at FROM bookmarks WHERE member_id = {actor.Id} AND topic_id = {topicId} LIMIT {MostBookmarks}) kept
            UNION ALL SELECT {Line.Begun}, id, version, reply_to, markdown, at FROM drafts WHERE member_id = {actor.Id} AND place = {place}
            """, Line.Read, ct);
        var read = lines.Find(l => l.Kind == Line.Position);
        var draft = lines.Find(l => l.Kind == Line.Begun);
        var waiting = positions.Waiting(actor.Id).GetValueOrDefault(topicId).Number;
        return new OwnTopic
        {
            Number = Math.Max(waiting, read?.Number ?? 0),
            Level = (Attention?)read?.Level,
            Bookmarks = lines.Where(l => l is { Kind: Line.Bookmark, Id: not null }).Select(l => l.Id!.Value).ToHashSet(),
            IsBookmarked = lines.Exists(l => l is { Kind: Line.Bookmark, Id: null }),
            Draft = draft is null ? null : new DraftText(draft.Text, draft.Number, draft.At) { ReplyTo = draft.Level },
        };
    }

    private sealed record Line(int Kind, long? Id, int Number, int? Level, string Text, DateTime At)
    {
        public const int Position = 0, Bookmark = 1, Begun = 2;

        public static Line Read(DbDataReader row) => new(
            row.GetInt32(0), row.NumberOrNull(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetString(4),
            row.Instant(5));
    }
}
