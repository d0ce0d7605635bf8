using System.Globalization;
using Forum.Core.Features.Search;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Api;

internal static class SearchApi
{
    public sealed record Result(long TopicId, long PostId, int Number, string Title, string Extract, string Category, string Author, DateTime CreatedAt, int Likes, string Url);

    /// <param name="Results">Best first.</param>
    /// <param name="Next">The cursor of the next page.</param>
    /// <param name="Ignored">Filters of the line that could not be followed, such as a category that does not exist: the rest was looked for without them.</param>
    public sealed record ResultList(IReadOnlyList<Result> Results, string? Next, IReadOnlyList<string> Ignored);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/search", Find).Produces<ResultList>().WithSummary("Posts that answer a line of words, best first, one for each topic");

    private static async Task<IResult> Find(
        string? q, string? cursor, ApiRequest request, ApiAnswers answers, SearchQueries search, Words words, ApiUrls urls, CancellationToken ct)
    {
        var page = 1;
        if (!string.IsNullOrEmpty(cursor) && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
            return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.InvalidCursor);

        return await search.Find(q, page, request.Actor, ct) switch
        {
            SearchAnswer.TooLong => ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.SearchLong),
            SearchAnswer.TooOften often => ApiProblem.Of(words, often.Why),
            SearchAnswer.Found found when page <= found.LastPage => answers.Say(ApiAnswer.Ok(new ResultList(
                [.. found.Results.Select(result => Shown(result, urls))],
                page < found.LastPage ? (page + 1).ToString(CultureInfo.InvariantCulture) : null,
                Ignored(found)))),
            var nothing => answers.Say(ApiAnswer.Ok(new ResultList([], null, Ignored(nothing)))),
        };
    }

    private static string[] Ignored(SearchAnswer answer) => [.. answer.Lost.Select(lost => lost.Typed)];

    private static Result Shown(SearchResult result, ApiUrls urls) => new(
        result.TopicId, result.PostId, result.Number, Plain(result.Title), Plain(result.Extract), result.Category.Path, result.AuthorUsername, result.At, result.Likes,
        urls.Post(result.Slug, result.TopicId, result.Number));

    private static string Plain(IReadOnlyList<ExtractPart> parts) => string.Concat(parts.Select(part => part.Text));
}
