using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Text;

namespace Forum.Web.Features.Questions;

/// <summary>As much of an answer as stands under its question.</summary>
internal static class AnswerExtract
{
    private const int Length = 400;

    public static string Of(string html) => Excerpts.Cut(CleanText.Line(HtmlText.Of(html, withoutQuotes: true)), Length);
}
