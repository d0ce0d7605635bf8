using System.Data.Common;
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
        var posts = await write.All($"""
            SELECT p.id, p.topic_id, p.number, p.author_id, t.author_id, a.author_id, p.markdown
            FROM posts p JOIN topics t ON t.id = p.topic_id LEFT JOIN posts a ON a.topic_id = p.topic_id AND a.number = p.reply_to
            WHERE p.id IN {postIds} ORDER BY p.id
            """, Told.Read, ct);
        var followers = await Watchers.Of(write, [.. posts.Select(p => p.TopicId).Distinct()], ct);
        var notices = new List<MemberNotice>();
        foreach (var post in posts) notices.AddRange(await About(post, isNew, followers[post.TopicId], write.Db, ct));
        await notify.Tell(write, notices, ct);
    }

    private async Task<List<MemberNotice>> About(Told post, bool isNew, Followers followers, ForumDb db, CancellationToken ct)
    {
        var notices = new List<MemberNotice>();
        if (isNew && post.Number > 1) notices.AddRange(Answered(post));
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

    private static IEnumerable<MemberNotice> Answered(Told post) =>
        new[] { post.TopicAuthorId, post.AnsweredId ?? post.TopicAuthorId }.Distinct().Select(id => MemberNotice.AboutPost(NotificationKind.Reply, id, post.Id, post.AuthorId));

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

    /// <param name="Id">Of the post.</param>
    /// <param name="TopicId">Where it stands.</param>
    /// <param name="Number">Which one of the topic.</param>
    /// <param name="AuthorId">Who wrote it.</param>
    /// <param name="TopicAuthorId">Who began the topic.</param>
    /// <param name="AnsweredId">Whose post it answers, when it answers one.</param>
    /// <param name="Markdown">As written.</param>
    private sealed record Told(long Id, long TopicId, int Number, long AuthorId, long TopicAuthorId, long? AnsweredId, string Markdown)
    {
        public static Told Read(DbDataReader row) => new(
            row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.NumberOrNull(5), row.GetString(6));
    }
}
