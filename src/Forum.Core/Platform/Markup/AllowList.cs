using System.Collections.Frozen;

namespace Forum.Core.Platform.Markup;

/// <summary>What may be in a post: everything else is taken out.</summary>
internal static class AllowList
{
    /// <summary>Taken out with what is in them; of other unknown elements the content stays.</summary>
    public static readonly FrozenSet<string> Dropped = Names(
        "script style template noscript noembed noframes iframe frame frameset object embed applet param title head meta link base " +
        "svg math textarea select option optgroup datalist button input xmp plaintext listing audio video source track canvas portal " +
        "marquee bgsound dialog slot fencedframe selectedcontent");

    /// <summary>What a member may write as raw HTML.</summary>
    public static readonly FrozenSet<string> Raw = Names(
        "abbr b bdi bdo blockquote br cite code dd del details dfn dl dt em h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s " +
        "samp small strong sub summary sup u ul var wbr");

    /// <summary>Only the pipeline itself writes these.</summary>
    public static readonly FrozenSet<string> Generated = Names("a div img section span table tbody td th thead tr");

    public static readonly FrozenSet<string> Void = Names("br hr img wbr");

    /// <summary>A raw heading may not outrank the page's own.</summary>
    public static string Renamed(string element) => element switch
    {
        "h1" => "h3",
        "h2" => "h4",
        "strike" => "del",
        _ => element,
    };

    public static bool RawAttribute(string element, string name, string value) => (element, name) switch
    {
        ("abbr" or "dfn", "title") => true,
        ("details", "open") => true,
        ("ol", "start") or ("li", "value") => IsNumber(value),
        ("ol", "type") => value is "1" or "a" or "A" or "i" or "I",
        ("ol", "reversed") => true,
        (_, "dir") => value is "ltr" or "rtl" or "auto",
        (_, "lang") => value.Length is > 0 and <= 20 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'),
        _ => false,
    };

    public static bool GeneratedAttribute(string element, string name, string value) => (element, name) switch
    {
        ("a", "href") => LinkPolicy.Allows(value),
        ("a", "title") or ("img", "title" or "alt") => true,
        ("a", "class") => value is "mention" or "category" or "tag" or "remote-image" or "footnote-ref" or "footnote-back",
        ("a" or "li", "id") => IsOwnId(value),
        ("img", "src") => LinkPolicy.AllowsImage(value),
        ("img", "width" or "height") => IsNumber(value) && value.Length <= 4,
        ("img", "loading") => value == "lazy",
        ("img", "decoding") => value == "async",
        ("pre", "tabindex") => value == "0",
        ("pre", "data-language") => CodeLanguage.IsName(value),
        ("code", "class") => value.StartsWith("language-", StringComparison.Ordinal) && CodeLanguage.IsName(value.AsSpan(9)),
        ("div", "class") => value == "wide",
        ("div", "tabindex") => value == "0",
        ("div", "role") => value == "region",
        ("div" or "span", "aria-label") => true,
        ("section", "class") => value == "footnotes",
        ("span", "class") => value is "spoiler" or "task" or "task done",
        ("span", "tabindex") => value == "0",
        ("span", "role") => value == "img",
        ("details", "class") => value == "spoiler",
        ("p", "class") => value == "from",
        ("blockquote", "class") => value == "quote",
        ("blockquote", "data-author") => true,
        ("blockquote", "data-topic" or "data-post") => IsNumber(value),
        ("th" or "td", "class") => value is "align-left" or "align-center" or "align-right",
        ("th", "scope") => value == "col",
        _ => false,
    };

    private static bool IsNumber(string value) => value.Length is > 0 and <= 18 && value.All(char.IsAsciiDigit);

    private static bool IsOwnId(string value) =>
        value.Length is > 1 and <= 40 && value[0] == PostIds.Placeholder
        && value.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
