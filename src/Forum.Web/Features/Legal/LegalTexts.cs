using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Legal;

/// <summary>
/// The long texts that every forum has from its first day, one file for each language. <c>{site}</c> in them is the forum's name.
/// With "tu" stand only those that speak to people as the forum does; the terms and what is said of privacy speak as the law does.
/// </summary>
internal sealed class LegalTexts(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string Page, Language Language), string> read = new();

    public IHtmlContent Of(string page, Language language, string site) =>
        new HtmlString(read.GetOrAdd((page, language), Read).Replace("{site}", encoder.Encode(site), StringComparison.Ordinal));

    private static string Read((string Page, Language Language) text)
    {
        using var stream = Open(text.Language.Wording, text.Page) ?? Open(text.Language.Code, text.Page)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Stream? Open(string wording, string page) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Features/Legal/locales/{wording}/{page}.html");
}
