using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// The one way from Markdown to HTML: for the preview, for publishing and for the API. Reading and writing are
/// two steps, so that the caller can look up names and quoted posts in one batch in between. No I/O happens here.
/// </summary>
internal sealed class MarkdownPipeline
{
    /// <summary>Kept with the baked HTML; raise it when the same text would come out otherwise.</summary>
    public const int Version = 3;

    /// <summary>Twice what the longest post may hold, and no invitation beyond.</summary>
    private const int LongestText = 128_000;

    private static readonly Markdig.MarkdownPipeline Bare = new MarkdownPipelineBuilder().Build();

    private readonly Markdig.MarkdownPipeline parser = Build();
    private readonly HtmlSanitiser sanitiser = new();

    public ParsedPost Parse(string markdown, MarkdownOptions options)
    {
        var source = SourceText.Prepare(markdown);
        if (source.Length > LongestText || NestingLimit.IsExceeded(source))
            return new ParsedPost(source, null, options);
        try
        {
            return new PostSurvey(options).Of(source, Markdown.Parse(source, parser));
        }
        catch (ArgumentException)
        {
            // The parser's way of saying that the text nests too deep.
            return new ParsedPost(source, null, options);
        }
    }

    public string Render(ParsedPost parsed, MarkupTargets targets)
    {
        if (parsed.Document is null)
            return SourceText.AsParagraphs(parsed.Source);
        var writer = new PostWriter(targets, parsed.Options, parsed.RawHtml);
        writer.Blocks(parsed.Document);
        return sanitiser.Clean(writer.ToString(), parsed.Options, onlyMarked: parsed.RawHtml == RawHtml.Present)
            ?? SourceText.AsParagraphs(parsed.Source);
    }

    public string Html(string markdown, MarkupTargets targets, MarkdownOptions options) =>
        Render(Parse(markdown, options), targets);

    /// <summary>CommonMark and nothing else, raw HTML included: to hold the parser against its specification, never for a page.</summary>
    public static string Pure(string markdown) => Markdown.ToHtml(markdown, Bare);

    public string PlainText(string html) => HtmlText.Of(html);

    /// <summary>One line of the author's own words.</summary>
    public string Excerpt(string html, int length) =>
        Excerpts.Cut(HtmlText.Of(html, withoutQuotes: true).Replace('\n', ' '), length);

    private static Markdig.MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseTaskLists()
            .UseFootnotes()
            .UseEmojiAndSmiley(enableSmileys: false);
        builder.BlockParsers.Insert(0, new TableParser());
        builder.BlockParsers.Insert(0, new BracketBlockParser());
        builder.InlineParsers.Insert(0, new BareLinkParser());
        builder.InlineParsers.Insert(0, new ReferenceInlineParser());
        builder.InlineParsers.Insert(0, new BareMailParser());
        builder.InlineParsers.Insert(0, new DelimiterLimit());
        builder.InlineParsers.FindExact<EmphasisInlineParser>()!.EmphasisDescriptors
            .Add(new EmphasisDescriptor(PostWriter.SpoilerSign, 2, 2, enableWithinWord: false));
        return builder.Build();
    }
}
