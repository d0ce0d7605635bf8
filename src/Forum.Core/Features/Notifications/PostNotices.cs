using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Markup;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Tells those whom a new post answers, names or quotes; after an edit, those whom it names or quotes now.</summary>
internal sealed class PostNotices(Notify notify, MarkdownPipeline pipeline) : IHandleMany<PostCreated>, IHandle<PostEdited>
{
    // Nobody calls more people by hand; a list of everybody is not a way to reach everybody.
    public const int MostMentioned = 25;
    private const int MostQuoted = 25;

    public Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct) => Tell([.. events.Select(e => e.PostId)], isNew: true, write, ct);

    public Task Handle(PostEdited @event, Write write, CancellationToken ct) => Tell([@event.PostId], isNew: false, write, ct);

    private async Task Tell(List<long> postIds, bool isNew, Write write, CancellationToken ct)
    {
        var posts = await write.Db.Posts.AsNoTracking().Where(p => postIds.Contains(p.Id)).OrderBy(p => p.Id)
            .Select(p => new Told(p.Id, p.TopicId, p.Number, p.AuthorId, p.ReplyTo, p.Topic.AuthorId, p.Markdown))
            .ToListAsync(ct);
        var followers = await Watchers.Of(write.Db, posts.Select(p => p.TopicId).ToHashSet(), ct);
        var notices = new List<MemberNotice>();
        foreach (var post in posts) notices.AddRange(await About(post, isNew, followers[post.TopicId], write.Db, ct));
        await notify.Tell(write, notices, ct);
    }

    private async Task<List<MemberNotice>> About(Told post, bool isNew, Followers followers, ForumDb db, CancellationToken ct)
    {
        var notices = new List<MemberNotice>();
        if (isNew && post.Number > 1) notices.AddRange(await Answered(db, post, ct));
        if (isNew) notices.AddRange(followers.Watching.Select(id => MemberNotice.AboutPost(NotificationKind.Watched, id, post.Id, post.AuthorId)));

        // Who muted the topic hears of it only when somebody calls them by name.
        notices.RemoveAll(notice => followers.Muting.Contains(notice.MemberId));

        // Most posts name and quote nobody, and need not be read again to know.
        if (post.Markdown.Contains('@') || post.Markdown.Contains("[quote", StringComparison.OrdinalIgnoreCase))
        {
            var parsed = pipeline.Parse(post.Markdown, new MarkdownOptions(false));
            notices.AddRange(await Mentioned(db, post, parsed, ct));
            notices.AddRange(await Quoted(db, post, parsed, ct));
        }

        return notices;
    }

    private static async Task<List<MemberNotice>> Answered(ForumDb db, Told post, CancellationToken ct)
    {
        var people = new HashSet<long> { post.TopicAuthorId };
        if (post.ReplyTo is { } number)
        {
            var author = await db.Posts.Where(p => p.TopicId == post.TopicId && p.Number == number).Select(p => (long?)p.AuthorId).FirstOrDefaultAsync(ct);
            if (author is { } id) people.Add(id);
        }

        return [.. people.Select(id => MemberNotice.AboutPost(NotificationKind.Reply, id, post.Id, post.AuthorId))];
    }

    private static async Task<List<MemberNotice>> Mentioned(ForumDb db, Told post, ParsedPost parsed, CancellationToken ct)
    {
        var keys = parsed.Addressed.Take(MostMentioned).Select(Member.KeyOf).ToList();
        if (keys.Count == 0) return [];

        var people = await db.Members.Where(m => keys.Contains(m.UsernameKey)).Select(m => m.Id).ToListAsync(ct);
        return people.ConvertAll(id => MemberNotice.AboutPost(NotificationKind.Mention, id, post.Id, post.AuthorId));
    }

    private static async Task<List<MemberNotice>> Quoted(ForumDb db, Told post, ParsedPost parsed, CancellationToken ct)
    {
        var people = new HashSet<long>();
        foreach (var topic in parsed.QuotedPosts.Take(MostQuoted).GroupBy(q => q.TopicId ?? post.TopicId))
        {
            var numbers = topic.Select(q => q.Number).Distinct().ToList();
            people.UnionWith(await db.Posts
                .Where(p => p.TopicId == topic.Key && numbers.Contains(p.Number) && p.DeletedAt == null)
                .Select(p => p.AuthorId).Distinct().ToListAsync(ct));
        }

        return [.. people.Select(id => MemberNotice.AboutPost(NotificationKind.Quote, id, post.Id, post.AuthorId))];
    }

    private sealed record Told(long Id, long TopicId, int Number, long AuthorId, int? ReplyTo, long TopicAuthorId, string Markdown);
}
