using Forum.Core.Platform.Markup;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Posts;

/// <summary>The words baked into posts, from the locale files, in the site's language.</summary>
internal sealed class MarkupWords(WordBook book) : IBakingLabels
{
    private readonly Dictionary<string, MarkupLabels> labels = Language.All.ToDictionary(l => l.Code, l => new MarkupLabels(
        Say(book, l, "markup.table"), Say(book, l, "markup.taskDone"), Say(book, l, "markup.taskOpen"), Say(book, l, "markup.spoiler"), Say(book, l, "markup.details"))
    {
        FormerMember = Say(book, l, "markup.formerMember"),
    });

    public MarkupLabels For(string language) => labels[Language.Find(language)?.Code ?? Language.French.Code];

    private static string Say(WordBook book, Language language, string key) =>
        book.Find(language, key)?.For(language, []).Say(language, []) ?? throw new InvalidOperationException($"No words for {key}.");
}
