using Markdig.Syntax;

namespace Forum.Core.Platform.Markup;

internal enum RawHtml
{
    None,
    Present,

    /// <summary>So much that it is shown as text: nested by the thousand it costs a parser seconds.</summary>
    TooMuch,
}

/// <summary>
/// A post that has been read but not yet written: what it refers to is known, and the caller looks it up before
/// asking for the HTML.
/// </summary>
internal sealed class ParsedPost
{
    internal ParsedPost(string source, MarkdownDocument? document, MarkdownOptions options)
    {
        Source = source;
        Document = document;
        Options = options;
    }

    /// <summary>Names after an @, as typed, once each.</summary>
    public IReadOnlyList<string> Mentions { get; internal init; } = [];

    /// <summary>The mentions outside quotes: whoever repeats a text does not call its people again.</summary>
    public IReadOnlyList<string> Addressed { get; internal init; } = [];

    /// <summary><c>slug</c> and <c>parent/slug</c> after a #, as typed.</summary>
    public IReadOnlyList<string> CategoryRefs { get; internal init; } = [];

    /// <summary>The same words as far as they may be a tag; the look-up decides.</summary>
    public IReadOnlyList<string> TagRefs { get; internal init; } = [];

    public IReadOnlyList<PostRef> QuotedPosts { get; internal init; } = [];

    /// <summary>Absolute addresses of links and pictures, once each.</summary>
    public IReadOnlyList<string> Links { get; internal init; } = [];

    /// <summary>What is stored here and shown or linked.</summary>
    public IReadOnlyList<UploadRef> Uploads { get; internal init; } = [];

    public int LinkCount { get; internal init; }

    public int ImageCount { get; internal init; }

    internal string Source { get; }

    /// <summary>Null when the text nests deeper than the parser allows; it is then shown as it was typed.</summary>
    internal MarkdownDocument? Document { get; }

    internal MarkdownOptions Options { get; }

    internal RawHtml RawHtml { get; init; }
}
