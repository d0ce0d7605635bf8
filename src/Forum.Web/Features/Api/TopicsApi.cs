using System.Globalization;
using Forum.Core.Features.Api;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Api;

internal static class TopicsApi
{
    // The only order of lists that there is: last activity first.
    private const string Latest = "latest";

    public sealed record NewTopic(CategoryName? Category, string? Title, string? Markdown, IReadOnlyList<string?>? Tags, DateTime? CreatedAt, string? Kind);

    public sealed record TopicMade(long Id, string Slug, string Url, long PostId);

    public sealed record TopicRow(
        long Id, string Title, string Slug, string Category, IReadOnlyList<string> Tags, int PostCount, int ViewCount, DateTime CreatedAt, DateTime LastPostAt,
        string LastPoster, bool Closed, string Kind, long? AcceptedPostId, string Url);

    public sealed record TopicList(IReadOnlyList<TopicRow> Topics, string? Next);

    public sealed record TopicPost(
        long Id, int Number, string Author, string Markdown, string Html, DateTime CreatedAt, DateTime? EditedAt, int? ReplyTo, int Likes, string Url);

    public sealed record TopicShown(
        long Id, string Title, string Slug, string Category, IReadOnlyList<string> Tags, int PostCount, int Page, int Pages, DateTime CreatedAt, DateTime LastPostAt,
        bool Closed, string Kind, long? AcceptedPostId, string Url, IReadOnlyList<TopicPost> Posts);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/topics", List).Produces<TopicList>().WithSummary("Topics by last activity, 30 at a time");
        api.MapGet("/topics/{id:long}", Show).Produces<TopicShown>().WithSummary("A topic and one page of its posts");
        api.MapPost("/topics", Open).Needs(ApiScopes.Write).Produces<TopicMade>(StatusCodes.Status201Created).WithSummary("Opens a topic with its first post");
    }

    private static async Task<IResult> List(
        string? category, string? tag, string? status, string? order, string? cursor,
        ApiRequest request, ApiAnswers answers, TopicLists lists, CategoryTrees trees, Words words, ApiUrls urls, CancellationToken ct)
    {
        if (order is not (null or "" or Latest)) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.UnknownOrder);

        // A list of the API begins where a page's "older" would, at the end of time: it has no numbered pages to count.
        var from = string.IsNullOrEmpty(cursor) ? new TopicCursor(DateTime.MaxValue.AddDays(-1), long.MaxValue) : TopicCursor.Read(cursor);
        if (from is null) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.InvalidCursor);

        if (!ApiNames.Read<TopicStatus>(status, out var state)) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.UnknownStatus);

        var filter = new TopicFilter { Tag = string.IsNullOrEmpty(tag) ? null : tag, Status = state };
        if (!string.IsNullOrEmpty(category))
        {
            var tree = await trees.Get(ct);
            if (CategoryName.Find(category, tree, request.Actor) is not { } node) return answers.Say(ApiAnswer.No(new Refusal(OpenTopic.NoCategory, "category")));
            filter = filter with { Categories = tree.WithChildren(node, request.Actor) };
        }

        var page = await lists.Page(filter, request.Actor, 1, from, ct);
        return answers.Say(ApiAnswer.Ok(new TopicList([.. page.Items.Select(item => Row(item, urls))], page.Older)));
    }

    private static async Task<IResult> Show(
        long id, string? page, ApiRequest request, ApiAnswers answers, TopicQueries topics, PostRecords posts, ApiUrls urls, CancellationToken ct)
    {
        var number = 1;
        if (!string.IsNullOrEmpty(page) && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1)) return answers.Say(ApiAnswer.Missing);
        if (await topics.Head(id, number, request.Actor, ct) is not { IsDeleted: false } topic || number > topic.Pages) return answers.Say(ApiAnswer.Missing);

        var shown = await posts.Page(id, number, request.Actor, ct);
        return answers.Say(ApiAnswer.Ok(new TopicShown(
            topic.Id, topic.Title, topic.Slug, topic.Category.Path, topic.Tags, topic.PostCount, number, topic.Pages, topic.CreatedAt, topic.LastPostAt,
            topic.IsClosed, ApiNames.Of(topic.Kind), topic.AcceptedPostId, urls.Topic(topic.Slug, topic.Id), [.. shown.Select(post => Post(post, urls))])));
    }

    private static async Task<IResult> Open(
        NewTopic sent, ApiRequest request, ApiAnswers answers, OpenTopic open, CategoryTrees trees, TimeProvider time, Words words, ApiUrls urls, CancellationToken ct)
    {
        if (ApiPolicy.StateTime(request.Caller, sent.CreatedAt, time.GetUtcNow().UtcDateTime) is { } no) return answers.Say(ApiAnswer.No(no));

        if (!ApiNames.Read<TopicKind>(sent.Kind, out var kind)) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.UnknownKind);

        // Ids begin at 1: what names no category is refused by the use case, as a category that vanished would be.
        var category = sent.Category?.Find(await trees.Get(ct), request.Actor)?.Id ?? 0;
        var command = new OpenTopic.Command(request.Actor, category, sent.Title, sent.Markdown)
        {
            Tags = [.. (sent.Tags ?? []).OfType<string>()],
            Kind = kind,
            CreatedAt = sent.CreatedAt,
            Trusted = request.Caller.IsTrusted,
        };
        return await answers.Once(() => open.Run(command, ct), outcome => outcome switch
        {
            OpenTopic.Outcome.Opened made => ApiAnswer.Created(new TopicMade(made.TopicId, made.Slug, urls.Topic(made.Slug, made.TopicId), made.PostId)),
            OpenTopic.Outcome.Held held => ApiAnswer.Held(held.HeldId, words.Say(held.Why)),
            OpenTopic.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        }, ct);
    }

    private static TopicRow Row(TopicItem item, ApiUrls urls) => new(
        item.Id, item.Title, item.Slug, item.Category.Path, item.Tags, item.PostCount, item.ViewCount, item.CreatedAt, item.LastPostAt,
        item.LastPoster.Username, item.IsClosed, ApiNames.Of(item.Kind), item.AcceptedPostId, urls.Topic(item.Slug, item.Id));

    private static TopicPost Post(PostRecord post, ApiUrls urls) => new(
        post.Id, post.Number, post.Author, post.Markdown, post.Html, post.CreatedAt, post.EditedAt, post.ReplyTo, post.Likes,
        urls.Post(post.Slug, post.TopicId, post.Number));
}
