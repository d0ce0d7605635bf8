using Forum.Core.Features.Posts;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.Options;

namespace Forum.Core.Features.Topics;

/// <summary>A page of a topic before it is known who reads: every post is here, and some are not for everybody.</summary>
internal sealed record ShelvedPage(TopicHead Head, IReadOnlyList<PostRow> Posts, AcceptedAnswer? Answer)
{
    private static long last;

    public required long Since { get; init; }

    /// <summary>
    /// Another for every reading: who has the same was shown the same posts, without having to hold on to them. Null where who reads decides what is there.
    /// </summary>
    public long? Stamp { get; } = Head.IsDeleted || Posts.Any(post => post.IsForSome) ? null : Interlocked.Increment(ref last);

    public required DateTimeOffset Until { get; init; }

    private const int Beside = 512;

    public long Bytes => 4_096 + Posts.Sum(post => Beside + (2L * post.Html.Length)) + (2L * (Answer?.Html.Length ?? 0));
}

/// <summary>
/// Keeps pages of topics in memory for the next reader, until a write touches the topic. What of them a reader may see is never this
/// class's to decide.
/// </summary>
internal sealed class TopicShelf(IAsk ask, PageGenerations generations, IOptions<CachingOptions> caching, TimeProvider time)
{
    private const long MostBytes = 32 * 1024 * 1024;

    // Views are counted without touching the topic; its figure may be this old.
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(10);

    private readonly BoundedCache<Place, ShelvedPage> pages = new(caching.Value.Off ? 0 : MostBytes, page => page.Bytes);

    /// <summary>Null when there is no such topic; without posts beyond its last page.</summary>
    public async ValueTask<ShelvedPage?> Find(long topicId, int page, CancellationToken ct) => pages.Find(new Place(topicId, page), Stands) ?? await Read(topicId, page, ct);

    private bool Stands(ShelvedPage page) => time.GetUtcNow() < page.Until && generations.Stands(page.Since, [PageTag.Topic(page.Head.Id)]);

    private async Task<ShelvedPage?> Read(long topicId, int page, CancellationToken ct)
    {
        var since = generations.Now;
        if (await TopicHead.Find(ask, topicId, ct) is not { } head) return null;

        var posts = page > Topic.PageOf(head.LastNumber) ? [] : await PostRow.Page(ask, head, page, ct);
        var answer = page == 1 && head.AcceptedPostId is { } accepted ? await AcceptedAnswers.Of(ask, accepted, ct) : null;
        var made = new ShelvedPage(head, posts, answer) { Since = since, Until = time.GetUtcNow() + AtMost };
        if (posts.Count > 0 && Stands(made)) pages.Keep(new Place(topicId, page), made);
        return made;
    }

    private sealed record Place(long TopicId, int Page);
}
