using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

internal sealed partial class PostWriter
{
    public const char SpoilerSign = '|';

    private int insideLink;

    private void Inlines(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
            Inline(inline);
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                Raw("<code>").Text(code.ContentSpan).Raw("</code>");
                break;
            case LineBreakInline line:
                Raw(line.IsHard ? "<br>\n" : "\n");
                break;
            case EmphasisInline emphasis:
                Emphasis(emphasis);
                break;
            case LinkInline { IsImage: true } image:
                Image(image);
                break;
            case LinkInline link:
                Anchor(LinkPolicy.Encode(link.Url ?? ""), link.Title, link);
                break;
            case AutolinkInline auto:
                Anchor(LinkPolicy.Encode(auto.IsEmail ? "mailto:" + auto.Url : auto.Url), auto.Url);
                break;
            case HtmlInline raw when rawHtml == RawHtml.TooMuch:
                Text(raw.Tag);
                break;
            case HtmlInline raw:
                Raw(raw.Tag);
                break;
            case ReferenceInline reference:
                Reference(reference);
                break;
            case TaskList task:
                Task(task);
                break;
            case FootnoteLink note:
                Footnote(note);
                break;
            case DelimiterInline delimiter:
                Text(delimiter.ToLiteral());
                Inlines(delimiter);
                break;
            case ContainerInline container:
                Inlines(container);
                break;
        }
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        if (emphasis.DelimiterChar == SpoilerSign)
        {
            // Focus shows it, in every browser and without a script.
            Open("span").Attribute("class", "spoiler").Attribute("tabindex", "0").Close();
            Inlines(emphasis);
            Raw("</span>");
            return;
        }

        var tag = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";
        Raw("<").Raw(tag).Raw(">");
        Inlines(emphasis);
        Raw("</").Raw(tag).Raw(">");
    }

    private void Anchor(string url, string? title, ContainerInline words)
    {
        var leads = insideLink == 0 && LinkPolicy.Allows(url);
        if (leads)
            Open("a").Attribute("href", url).Attribute("title", string.IsNullOrEmpty(title) ? null : title).Attribute("rel", LinkPolicy.Rel(url, options)).Close();
        insideLink++;
        Inlines(words);
        insideLink--;
        if (leads)
            Raw("</a>");
    }

    private void Anchor(string url, string words)
    {
        var leads = insideLink == 0 && LinkPolicy.Allows(url);
        if (leads)
            Open("a").Attribute("href", url).Attribute("rel", LinkPolicy.Rel(url, options)).Close();
        Text(words);
        if (leads)
            Raw("</a>");
    }

    private void Reference(ReferenceInline reference)
    {
        if (insideLink == 0 && reference.Sign == '@' && targets.Mentions.TryGetValue(reference.Name, out var member))
            Link("mention", member.Path, "@" + member.Name);
        else if (insideLink == 0 && reference.Sign == '#' && targets.Categories.TryGetValue(reference.Name, out var category))
            Link("category", category.Path, category.Display);
        else if (insideLink == 0 && reference.Sign == '#' && targets.Tags.TryGetValue(reference.Name, out var tag))
            Link("tag", tag.Path, tag.Display);
        else
            Text([reference.Sign]).Text(reference.Name);
    }

    private void Link(string kind, string path, string words) =>
        Open("a").Attribute("class", kind).Attribute("href", path).Close().Text(words).Raw("</a>");

    private void Task(TaskList task) =>
        Open("span")
            .Attribute("class", task.Checked ? "task done" : "task")
            .Attribute("role", "img")
            .Attribute("aria-label", task.Checked ? options.Labels.TaskDone : options.Labels.TaskOpen)
            .Close().Raw(task.Checked ? "☑" : "☐").Raw("</span>");

    private void Footnote(FootnoteLink note)
    {
        var order = note.Footnote.Order.ToString(CultureInfo.InvariantCulture);
        var index = note.Index.ToString(CultureInfo.InvariantCulture);
        if (note.IsBackLink)
        {
            Raw(" ").Open("a").Attribute("class", "footnote-back").Attribute("href", $"#{PostIds.Placeholder}fnref-{index}").Close().Raw("↩</a>");
            return;
        }

        Raw("<sup>");
        if (insideLink == 0)
            Open("a").Attribute("class", "footnote-ref").Attribute("id", $"{PostIds.Placeholder}fnref-{index}").Attribute("href", $"#{PostIds.Placeholder}fn-{order}").Close();
        Raw(order);
        Raw(insideLink == 0 ? "</a></sup>" : "</sup>");
    }
}
