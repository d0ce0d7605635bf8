using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A topic without its posts, before it is known who reads.</summary>
internal sealed record TopicHead(Topic Topic, bool IsClosed, Person Author, IReadOnlyList<string> Tags, IReadOnlyList<Person> Participants)
{
    /// <summary>Null when it is not among the topics given.</summary>
    public static async Task<TopicHead?> Find(ForumDb db, IQueryable<Topic> topics, long topicId, CancellationToken ct)
    {
        var row = await topics.Where(t => t.Id == topicId)
            .Select(t => new
            {
                Topic = t,
                IsClosed = t.Closure != null,
                Author = new Person(t.AuthorId, t.Author.Username, t.Author.DisplayName, t.Author.Role, t.Author.Avatar),
            })
            .FirstOrDefaultAsync(ct);
        if (row is null) return null;

        var (tags, people) = await Extras(db, topicId, TopicFaces.Read(row.Topic.Faces), ct);
        return new TopicHead(row.Topic, row.IsClosed, row.Author, tags, people);
    }

    /// <summary>
    /// By the topic's number in one statement, and not joined to the topic in the first: SQLite makes the join of all tags of all topics there before it looks for these.
    /// </summary>
    private static async Task<(List<string> Tags, List<Person> People)> Extras(ForumDb db, long topicId, List<long> ids, CancellationToken ct)
    {
        var extras = await db.Members.Where(m => ids.Contains(m.Id)).Select(m => new { IsTag = false, m.Id, m.Username, m.DisplayName, m.Role, m.Avatar })
            .Concat(db.TopicTags.Where(t => t.TopicId == topicId).Select(t => new { IsTag = true, Id = t.TagId, Username = t.Tag.Name, DisplayName = "", Role = Role.Guest, Avatar = (string?)null }))
            .ToListAsync(ct);
        return ([.. extras.Where(e => e.IsTag).Select(e => e.Username).Order(StringComparer.Ordinal)],
            [.. extras.Where(e => !e.IsTag).OrderBy(e => ids.IndexOf(e.Id)).Select(e => new Person(e.Id, e.Username, e.DisplayName, e.Role, e.Avatar))]);
    }
}
