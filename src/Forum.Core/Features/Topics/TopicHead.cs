using System.Data.Common;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Topics;

/// <summary>A topic without its posts, before it is known who reads.</summary>
internal sealed record TopicHead(
    long Id, string Title, string Slug, long CategoryId, Person Author, DateTime CreatedAt, DateTime LastPostAt, int PostCount, int LastNumber, int ViewCount,
    TopicKind Kind, long? AcceptedPostId)
{
    public required bool IsClosed { get; init; }

    public required bool IsDeleted { get; init; }

    public required bool IsPinned { get; init; }

    /// <summary>In the order of the alphabet.</summary>
    public IReadOnlyList<string> Tags { get; private init; } = [];

    public IReadOnlyList<Person> Participants { get; private init; } = [];

    /// <summary>Null when there is none.</summary>
    public static async Task<TopicHead?> Find(IAsk ask, long topicId, CancellationToken ct)
    {
        var found = await ask.First<(TopicHead Head, string Faces)?>($"""
            SELECT t.id, t.title, t.slug, t.category_id, m.id, m.username, m.display_name, m.role, m.avatar, t.created_at, t.last_post_at, t.post_count, t.last_number,
                t.view_count, t.kind, t.accepted_post_id, x.topic_id IS NOT NULL, t.deleted_at IS NOT NULL, t.pinned_at IS NOT NULL, t.faces
            FROM topics t JOIN members m ON m.id = t.author_id LEFT JOIN topic_closures x ON x.topic_id = t.id WHERE t.id = {topicId}
            """, row => (Read(row), row.GetString(19)), ct);
        if (found is not var (head, faces)) return null;

        // By the topic's number in one statement, and not joined to the topic in the first: SQLite makes the join of all tags of all topics there before it looks for these.
        var ids = TopicFaces.Read(faces);
        var extras = await ask.All($"""
            SELECT m.id, m.username, m.display_name, m.role, m.avatar, NULL FROM members m WHERE m.id IN {ids}
            UNION ALL SELECT 0, '', '', 0, NULL, g.name FROM topic_tags t JOIN tags g ON g.id = t.tag_id WHERE t.topic_id = {topicId}
            """, row => (Person: Person.Read(row, 0), Tag: row.TextOrNull(5)), ct);
        return head with
        {
            Tags = [.. extras.Select(e => e.Tag).OfType<string>().Order(StringComparer.Ordinal)],
            Participants = [.. extras.Where(e => e.Tag is null).Select(e => e.Person).OrderBy(person => ids.IndexOf(person.Id))],
        };
    }

    private static TopicHead Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), Person.Read(row, 4), row.Instant(9), row.Instant(10), row.GetInt32(11), row.GetInt32(12),
        row.GetInt32(13), (TopicKind)row.GetInt32(14), row.NumberOrNull(15))
    {
        IsClosed = row.GetBoolean(16),
        IsDeleted = row.GetBoolean(17),
        IsPinned = row.GetBoolean(18),
    };
}
