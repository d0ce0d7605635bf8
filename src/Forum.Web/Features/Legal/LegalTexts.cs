using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Legal;

/// <summary>The long texts that every forum has from its first day, one file for each language. <c>{site}</c> in them is the forum's name.</summary>
internal sealed class LegalTexts(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string Page, string Language), string> read = new();

    public IHtmlContent Of(string page, Language language, string site) =>
        new HtmlString(read.GetOrAdd((page, language.Code), Read).Replace("{site}", encoder.Encode(site), StringComparison.Ordinal));

    private static string Read((string Page, string Language) text)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Features/Legal/locales/{text.Language}/{text.Page}.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
