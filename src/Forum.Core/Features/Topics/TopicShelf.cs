using Forum.Core.Features.Posts;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.Options;

namespace Forum.Core.Features.Topics;

/// <summary>A page of a topic as all who may read there see it.</summary>
internal sealed record ShelvedPage(TopicHead Head, IReadOnlyList<PostRow> Posts, AcceptedAnswer? Answer)
{
    private static long last;

    public required long Since { get; init; }

    /// <summary>Another for every reading: who has the same was shown the same posts, without having to hold on to them.</summary>
    public long Stamp { get; } = Interlocked.Increment(ref last);

    public required DateTimeOffset Until { get; init; }

    private const int Beside = 512;

    public long Bytes => 4_096 + Posts.Sum(post => Beside + (2L * post.Html.Length)) + (2L * (Answer?.Html.Length ?? 0));
}

/// <summary>
/// Keeps pages of topics in memory for the next reader, until a write touches the topic. Only pages that are the same for
/// everybody: where something was deleted or hidden, and in deleted topics, what is there depends on who asks, and the database
/// is asked each time. Whether a reader may see the category at all is never this class's to decide.
/// </summary>
internal sealed class TopicShelf(IForumEngine engine, PageGenerations generations, IOptions<CachingOptions> caching, TimeProvider time)
{
    private const long MostBytes = 32 * 1024 * 1024;

    // Views are counted without touching the topic; its figure may be this old.
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(10);

    private readonly BoundedCache<(long Topic, int Page), ShelvedPage> pages = new(caching.Value.Off ? 0 : MostBytes, page => page.Bytes);

    /// <summary>Null when the page is not the same for everybody, or not there.</summary>
    public async ValueTask<ShelvedPage?> Find(long topicId, int page, CancellationToken ct) => pages.Find((topicId, page), Stands) ?? await Read(topicId, page, ct);

    private bool Stands(ShelvedPage page) => time.GetUtcNow() < page.Until && generations.Stands(page.Since, [PageTag.Topic(page.Head.Topic.Id)]);

    private async Task<ShelvedPage?> Read(long topicId, int page, CancellationToken ct)
    {
        var since = generations.Now;
        await using var db = engine.OpenReader();
        if (await TopicHead.Find(db, db.Topics, topicId, ct) is not { Topic.IsDeleted: false } head || page > Topic.PageOf(head.Topic.LastNumber)) return null;

        var posts = await PostRow.Page(db, db.Posts, topicId, page, ct);
        if (posts.Exists(post => post.Rights.IsDeleted || post.Hidden is not null)) return null;

        var answer = page == 1 ? await AcceptedAnswers.Of(db, db.Posts.Where(p => p.DeletedAt == null), head.Topic.AcceptedPostId, ct) : null;
        var made = new ShelvedPage(head, posts, answer) { Since = since, Until = time.GetUtcNow() + AtMost };
        if (Stands(made)) pages.Keep((topicId, page), made);
        return made;
    }
}
