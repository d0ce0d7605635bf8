using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>One step of a post's life: who replaced which text by which.</summary>
internal sealed record PostChange(int Version, Person Editor, DateTime At, IReadOnlyList<DiffLine> Lines);

internal sealed record PostLife(PostPlace Place, string TopicTitle, Person Author, DateTime CreatedAt, IReadOnlyList<PostChange> Changes);

/// <summary>A post's former texts, newest change first.</summary>
internal sealed class PostHistory(ForumDb db)
{
    // A page of differences that nobody reads to its end must not cost more than this.
    private const int MostChanges = 50;
    private const int MostCharacters = 150_000;

    public async Task<PostLife?> Of(long postId, Actor actor, CancellationToken ct)
    {
        var post = await db.Posts.VisibleTo(actor).Where(p => p.Id == postId)
            .Select(p => new
            {
                p.TopicId,
                p.Topic.Slug,
                p.Topic.Title,
                p.Number,
                p.Markdown,
                p.CreatedAt,
                Author = new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar),
            })
            .FirstOrDefaultAsync(ct);
        if (post is null) return null;

        var revisions = await db.PostRevisions.Where(r => r.PostId == postId)
            .OrderByDescending(r => r.Version).Take(MostChanges)
            .Join(db.Members, r => r.EditorId, m => m.Id, (r, m) => new { r.Version, r.At, r.Markdown, Editor = new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar) })
            .ToListAsync(ct);
        var changes = new List<PostChange>();
        var after = post.Markdown;
        var characters = 0;
        foreach (var revision in revisions.OrderByDescending(r => r.Version))
        {
            characters += revision.Markdown.Length + after.Length;
            if (changes.Count > 0 && characters > MostCharacters) break;
            changes.Add(new PostChange(revision.Version, revision.Editor, revision.At, LineDiff.Between(revision.Markdown, after)));
            after = revision.Markdown;
        }

        return new PostLife(new PostPlace(post.TopicId, post.Slug, post.Number), post.Title, post.Author, post.CreatedAt, changes);
    }
}
