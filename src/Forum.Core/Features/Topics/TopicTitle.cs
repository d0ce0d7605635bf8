using System.Buffers;
using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Topics;

/// <summary>A title as typed, made fit to keep, or the reason why not.</summary>
internal static class TopicTitle
{
    public const string TooShort = "topics.refused.titleShort";
    public const string TooLong = "topics.refused.titleLong";

    private const char Unbroken = '\u00A0';

    private static readonly SearchValues<char> Signs = SearchValues.Create("?!:;»'");

    public static (string Title, Refusal? Refusal) Read(string? typed)
    {
        var title = CleanText.Line(typed);
        if (TextLength.IsOver(title, Topic.TitleLimit)) return (title, new Refusal(TooLong, "title").With("most", Topic.TitleLimit));
        if (TextLength.IsUnder(title, Topic.TitleMinimum)) return (title, new Refusal(TooShort, "title").With("least", Topic.TitleMinimum));
        return (title, null);
    }

    /// <summary>As a page shows it: a sign that French sets apart never begins a line of its own, an apostrophe is one.</summary>
    public static string Shown(string title)
    {
        if (title.AsSpan().IndexOfAny(Signs) < 0) return title;

        var text = title.ToCharArray();
        for (var i = 1; i < text.Length; i++)
        {
            if (Apostrophe.Joins(text, i)) text[i] = Apostrophe.Sign;
            if (text[i - 1] == ' ' && text[i] is ('?' or '!' or ':' or ';' or '»') && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) text[i - 1] = Unbroken;
        }

        return new string(text);
    }

    /// <summary>A title without letters gets a word of the site's language.</summary>
    public static string SlugOf(string title, string language) => Slug.Of(title, language == "fr" ? "sujet" : "topic");
}
