using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

/// <summary>Walks a parsed post once: notes what it refers to, and sets French spaces.</summary>
internal sealed class PostSurvey(MarkdownOptions options)
{
    /// <summary>Nobody writes this many by hand in one post.</summary>
    private const int MaximumRawTags = 500;

    private readonly OrderedSet mentions = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedSet addressed = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedSet categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedSet tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedSet links = new(StringComparer.Ordinal);
    private readonly List<PostRef> quoted = [];
    private readonly List<UploadRef> uploads = [];
    private int linkCount;
    private int imageCount;
    private int quotes;
    private int insideLink;
    private int rawTags;

    public ParsedPost Of(string source, MarkdownDocument document)
    {
        Blocks(document);
        return new ParsedPost(source, document, options)
        {
            Mentions = mentions.Items,
            Addressed = addressed.Items,
            CategoryRefs = categories.Items,
            TagRefs = tags.Items,
            QuotedPosts = quoted,
            Links = links.Items,
            Uploads = uploads,
            LinkCount = linkCount,
            ImageCount = imageCount,
            RawHtml = rawTags == 0 ? RawHtml.None : rawTags <= MaximumRawTags ? RawHtml.Present : RawHtml.TooMuch,
        };
    }

    private void Blocks(ContainerBlock container)
    {
        var quoting = container is BracketBlock { Kind: BracketKind.Quote } or QuoteBlock;
        quotes += quoting ? 1 : 0;
        if (container is BracketBlock { Quoted: { } post } && !quoted.Contains(post))
            quoted.Add(post);

        foreach (var block in container)
        {
            if (block is HtmlBlock raw)
                rawTags += Tags(raw);
            else if (block is ContainerBlock inner)
                Blocks(inner);
            else if (block is LeafBlock { Inline: { } inline })
                Inlines(inline);
        }

        quotes -= quoting ? 1 : 0;
    }

    private void Inlines(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal when options.FrenchTypography:
                    FrenchTypography.Apply(literal);
                    break;
                case HtmlInline:
                    rawTags++;
                    break;
                case AutolinkInline auto:
                    Link(LinkPolicy.Encode(auto.IsEmail ? "mailto:" + auto.Url : auto.Url));
                    break;
                case ReferenceInline reference:
                    Reference(reference);
                    break;
                case LinkInline link:
                    Link(link);
                    break;
                case ContainerInline inner:
                    Inlines(inner);
                    break;
            }
        }
    }

    private static int Tags(HtmlBlock raw)
    {
        var tags = 1;
        for (var i = 0; i < raw.Lines.Count; i++)
            tags += raw.Lines.Lines[i].Slice.AsSpan().Count('<');
        return tags;
    }

    private void Link(LinkInline link)
    {
        var url = LinkPolicy.Encode(link.Url ?? "");
        if (link.IsImage)
        {
            imageCount++;
            Upload(url);
            if (LinkPolicy.IsAbsolute(url))
                links.Add(url);
        }
        else
        {
            Link(url);
        }

        // The words of a bare address are the address: no mention, no French spaces in there.
        if (link.IsAutoLink)
            return;
        insideLink++;
        Inlines(link);
        insideLink--;
    }

    private void Link(string url)
    {
        if (!LinkPolicy.Allows(url))
            return;
        linkCount++;
        Upload(url);
        if (LinkPolicy.IsAbsolute(url))
            links.Add(url);
    }

    private void Upload(string url)
    {
        if (UploadRef.Read(url) is { } upload && !uploads.Contains(upload)) uploads.Add(upload);
    }

    private void Reference(ReferenceInline reference)
    {
        if (insideLink > 0)
            return;
        if (reference.Sign == '@')
        {
            mentions.Add(reference.Name);
            if (quotes == 0)
                addressed.Add(reference.Name);
            return;
        }

        categories.Add(reference.Name);
        if (!reference.Name.Contains('/'))
            tags.Add(reference.Name);
    }

    private sealed class OrderedSet(StringComparer comparer)
    {
        private readonly HashSet<string> seen = new(comparer);

        public List<string> Items { get; } = [];

        public void Add(string item)
        {
            if (seen.Add(item))
                Items.Add(item);
        }
    }
}
