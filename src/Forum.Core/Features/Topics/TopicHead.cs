using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
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
                Tags = t.Tags.OrderBy(x => x.Tag.Name).Select(x => x.Tag.Name).ToList(),
            })
            .FirstOrDefaultAsync(ct);
        return row is null ? null : new TopicHead(row.Topic, row.IsClosed, row.Author, row.Tags, await People(db, TopicFaces.Read(row.Topic.Faces), ct));
    }

    private static async Task<List<Person>> People(ForumDb db, List<long> ids, CancellationToken ct)
    {
        var people = await db.Members.Where(m => ids.Contains(m.Id)).Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar)).ToListAsync(ct);
        return [.. people.OrderBy(p => ids.IndexOf(p.Id))];
    }
}
