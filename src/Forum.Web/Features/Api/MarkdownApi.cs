using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Api;

internal static class MarkdownApi
{
    public sealed record Source(string? Markdown);

    public sealed record Rendered(string Html);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/markdown", Render).Produces<Rendered>().WithSummary("HTML as the preview shows it and a post would have it");

    // For a place that everybody reads: the answer names nothing that only some know of.
    private static async Task<IResult> Render(Source sent, ApiAnswers answers, PostText texts, CancellationToken ct)
    {
        if (PostText.Read(sent.Markdown).Refusal is { Reason: PostText.TooLong } tooLong) return answers.Say(ApiAnswer.No(tooLong));
        return await answers.Once(() => texts.Preview(sent.Markdown, null, null, ct), html => ApiAnswer.Ok(new Rendered(html)), ct);
    }
}
