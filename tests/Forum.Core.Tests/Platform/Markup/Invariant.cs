using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>
/// What must hold for the HTML of any post, judged on its DOM and with lists of its own: a mistake in the
/// sanitiser's allow-list must not excuse itself here.
/// </summary>
internal static partial class Invariant
{
    private static readonly HashSet<string> Elements =
        [.. ("a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp " +
             "section small span strong sub summary sup table tbody td th thead tr u ul var wbr").Split(' ')];

    private static readonly HashSet<string> Attributes =
        [.. ("alt aria-label class data-author data-language data-post data-topic decoding dir height href id lang loading open rel reversed role scope src " +
             "start tabindex title type value width").Split(' ')];

    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Breach(string html)
    {
        var parser = new HtmlParser();
        var document = parser.ParseDocument($"<!DOCTYPE html><html><head></head><body><main><div>{html}</div></main></body></html>");
        var post = document.QuerySelector("main > div")!;
        if (document.QuerySelector("main")!.ChildNodes.Length != 1 || document.Body!.ChildNodes.Length != 1)
            return "leaves its place in the page";
        var ids = new HashSet<string>();
        foreach (var element in post.QuerySelectorAll("*"))
        {
            if (Breach(element, ids) is { } breach)
                return breach;
        }

        if (post.Descendants().Any(node => node is IComment))
            return "a comment";
        return post.InnerHtml == Again(parser, post.InnerHtml) ? null : "changes when it is read again";
    }

    private static string? Breach(IElement element, HashSet<string> ids)
    {
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || !Elements.Contains(element.LocalName))
            return $"<{element.LocalName}>";
        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name))
                return $"{attribute.Name} on <{element.LocalName}>";
            if (attribute.Name == "id" && (!attribute.Value.StartsWith('\uE000') || !ids.Add(attribute.Value)))
                return $"id {attribute.Value}";
            if (attribute.Name is "href" or "src" && !IsSafe(attribute.Value, attribute.Name == "src"))
                return $"{attribute.Name} {attribute.Value}";
        }

        if (element.LocalName == "a" && Scheme().IsMatch(element.GetAttribute("href") ?? "") && !element.GetAttribute("href")!.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            && element.GetAttribute("rel") != "nofollow ugc noopener")
            return "an outward link that is followed";
        return null;
    }

    private static bool IsSafe(string url, bool image)
    {
        var bare = Ignored().Replace(url, "");
        var scheme = Scheme().Match(bare);
        return !scheme.Success || scheme.Groups[1].Value.ToLowerInvariant() is "http" or "https" || (!image && scheme.Groups[1].Value.Equals("mailto", StringComparison.OrdinalIgnoreCase));
    }

    private static string Again(HtmlParser parser, string html)
    {
        var body = parser.ParseDocument("").Body!;
        body.InnerHtml = html;
        return body.InnerHtml;
    }

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}\p{Z}]")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^([a-z][a-z0-9+.-]*):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
