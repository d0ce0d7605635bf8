using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Topics;

/// <summary>A title as typed, made fit to keep, or the reason why not.</summary>
internal static class TopicTitle
{
    public const string TooShort = "topics.refused.titleShort";
    public const string TooLong = "topics.refused.titleLong";

    public static (string Title, Refusal? Refusal) Read(string? typed)
    {
        var title = CleanText.Line(typed);
        if (TextLength.IsOver(title, Topic.TitleLimit)) return (title, new Refusal(TooLong, "title").With("most", Topic.TitleLimit));
        if (TextLength.Of(title) < Topic.TitleMinimum) return (title, new Refusal(TooShort, "title").With("least", Topic.TitleMinimum));
        return (title, null);
    }

    /// <summary>A title without letters gets a word of the site's language.</summary>
    public static string SlugOf(string title, string language) => Slug.Of(title, language == "fr" ? "sujet" : "topic");
}
