using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

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

/// <summary>One command for all that is a member's own on a topic's page.</summary>
internal sealed class TopicReading(ForumDb db, ReadPositions positions)
{
    private const int MostBookmarks = 200;

    // Every page that a member reads asks this: to build the query anew would cost more than to run it.
    private static readonly Func<ForumDb, long, long, string, IAsyncEnumerable<Line>> Lines = EF.CompileAsyncQuery((ForumDb db, long member, long topic, string place) =>
        db.TopicReads.Where(r => r.MemberId == member && r.TopicId == topic)
            .Select(r => new Line { Kind = 0, Id = 0, Number = r.Number, Level = (int?)r.Level, Text = "", At = r.At })
            .Concat(db.Bookmarks.Where(b => b.MemberId == member && b.TopicId == topic).Take(MostBookmarks)
                .Select(b => new Line { Kind = 1, Id = b.PostId, Number = 0, Level = null, Text = "", At = b.At }))
            .Concat(db.Drafts.Where(d => d.MemberId == member && d.Place == place)
                .Select(d => new Line { Kind = 2, Id = d.Id, Number = d.Version, Level = d.ReplyTo, Text = d.Markdown, At = d.At })));

    public async Task<OwnTopic> Of(Actor actor, long topicId, CancellationToken ct)
    {
        if (actor.IsGuest) return OwnTopic.Guest;

        var lines = new List<Line>();
        await foreach (var line in Lines(db, actor.Id, topicId, DraftPlace.Reply(topicId).Key).WithCancellation(ct)) lines.Add(line);

        var read = lines.Find(l => l.Kind == 0);
        var draft = lines.Find(l => l.Kind == 2);
        var waiting = positions.Waiting(actor.Id).GetValueOrDefault(topicId).Number;
        return new OwnTopic
        {
            Number = Math.Max(waiting, read?.Number ?? 0),
            Level = (Attention?)read?.Level,
            Bookmarks = lines.Where(l => l is { Kind: 1, Id: not null }).Select(l => l.Id!.Value).ToHashSet(),
            IsBookmarked = lines.Exists(l => l is { Kind: 1, Id: null }),
            Draft = draft is null ? null : new DraftText(draft.Text, draft.Number, draft.At) { ReplyTo = draft.Level },
        };
    }

    private sealed class Line
    {
        public required int Kind { get; init; }

        public required long? Id { get; init; }

        public required int Number { get; init; }

        public required int? Level { get; init; }

        public required string Text { get; init; }

        public required DateTime At { get; init; }
    }
}
