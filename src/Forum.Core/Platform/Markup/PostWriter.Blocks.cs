using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

internal sealed partial class PostWriter
{
    /// <summary>The page has its own first and second level; a post begins at the third.</summary>
    private const int HeadingShift = 2;

    private bool tight;

    public void Blocks(ContainerBlock container)
    {
        foreach (var block in container)
            Block(block);
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                Paragraph(paragraph);
                break;
            case HeadingBlock heading:
                Line();
                var level = Math.Min(6, heading.Level + HeadingShift).ToString(CultureInfo.InvariantCulture);
                Raw("<h").Raw(level).Raw(">");
                Inlines(heading.Inline);
                Raw("</h").Raw(level).Raw(">\n");
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quote:
                Wrapped("<blockquote>\n", quote, "</blockquote>\n");
                break;
            case ThematicBreakBlock:
                Line();
                Raw("<hr>\n");
                break;
            case HtmlBlock raw:
                Line();
                Lines(raw, escaped: rawHtml == RawHtml.TooMuch);
                break;
            case BracketBlock bracket:
                Bracket(bracket);
                break;
            case Table table:
                Table(table);
                break;
            case FootnoteGroup notes:
                Footnotes(notes);
                break;
            case LinkReferenceDefinition or LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                Blocks(container);
                break;
            case LeafBlock { Inline: { } inline }:
                Inlines(inline);
                break;
        }
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        if (tight)
        {
            Inlines(paragraph.Inline);
            return;
        }

        Line();
        Raw("<p>");
        Inlines(paragraph.Inline);
        Raw("</p>\n");
    }

    private void Wrapped(string open, ContainerBlock inner, string close)
    {
        var before = tight;
        tight = false;
        Line();
        Raw(open);
        Blocks(inner);
        Line();
        Raw(close);
        tight = before;
    }

    private void Code(CodeBlock code)
    {
        Line();
        var language = (code as FencedCodeBlock)?.Info is { } info ? CodeLanguage.Of(info) : null;
        Open("pre").Attribute("tabindex", "0").Attribute("data-language", language).Close();
        Open("code").Attribute("class", language is null ? null : "language-" + language).Close();
        Lines(code, escaped: true);
        Raw("</code></pre>\n");
    }

    private void Lines(LeafBlock block, bool escaped)
    {
        if (block.Lines.Lines is not { } lines)
            return;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (escaped)
                Text(lines[i].Slice.AsSpan());
            else
                html.Append(lines[i].Slice.AsSpan());
            html.Append('\n');
        }
    }

    private void List(ListBlock list)
    {
        var before = tight;
        Line();
        if (list.IsOrdered)
        {
            Open("ol").Attribute("start", list.OrderedStart is null or "1" ? null : list.OrderedStart.TrimStart('0') is { Length: > 0 } n ? n : "0");
            Close().Raw("\n");
        }
        else
        {
            Raw("<ul>\n");
        }

        foreach (var item in list)
        {
            tight = !list.IsLoose;
            Line();
            Raw("<li>");
            Blocks((ContainerBlock)item);
            Raw("</li>\n");
        }

        Raw(list.IsOrdered ? "</ol>\n" : "</ul>\n");
        tight = before;
    }

    private void Bracket(BracketBlock block)
    {
        Line();
        var before = tight;
        tight = false;
        switch (block.Kind)
        {
            case BracketKind.Quote:
                Quote(block);
                break;
            case BracketKind.Spoiler:
                Open("details").Attribute("class", "spoiler").Raw("><summary>").Text(options.Labels.Spoiler).Raw("</summary>\n");
                Blocks(block);
                Line();
                Raw("</details>\n");
                break;
            default:
                Raw("<details><summary>").Text(block.Title.Length > 0 ? block.Title : options.Labels.Details).Raw("</summary>\n");
                Blocks(block);
                Line();
                Raw("</details>\n");
                break;
        }

        tight = before;
    }

    private void Quote(BracketBlock quote)
    {
        Open("blockquote").Attribute("class", "quote");
        if (quote.Title.Length > 0)
            Attribute("data-author", quote.Title);
        if (quote.Quoted is { } post)
        {
            if (post.TopicId is { } topic)
                Attribute("data-topic", topic.ToString(CultureInfo.InvariantCulture));
            Attribute("data-post", post.Number);
        }

        Close().Raw("\n");
        if (quote.Title.Length > 0)
            Attribution(quote);
        Blocks(quote);
        Line();
        Raw("</blockquote>\n");
    }

    private void Attribution(BracketBlock quote)
    {
        var path = quote.Quoted is { } post ? targets.Quotes.GetValueOrDefault(post) : null;
        Open("p").Attribute("class", "from").Close();
        if (path is not null)
            Open("a").Attribute("href", path).Close();
        Raw("<cite>").Text(quote.Title).Raw("</cite>");
        Raw(path is null ? "</p>\n" : "</a></p>\n");
    }

    private void Footnotes(FootnoteGroup notes)
    {
        Line();
        Open("section").Attribute("class", "footnotes").Close().Raw("\n<ol>\n");
        foreach (var note in notes.OfType<Footnote>())
        {
            Open("li").Attribute("id", $"{PostIds.Placeholder}fn-{note.Order}").Close().Raw("\n");
            Blocks(note);
            Line();
            Raw("</li>\n");
        }

        Raw("</ol>\n</section>\n");
    }
}
