using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Platform.Markup;

internal sealed partial class PostWriter
{
    private void Image(LinkInline image)
    {
        var url = LinkPolicy.Encode(image.Url ?? "");
        var words = InlineText.Of(image);
        var size = SizeHint().Match(words);
        var alt = size.Success ? words[..size.Index] : words;
        var title = string.IsNullOrEmpty(image.Title) ? null : image.Title;
        if (UploadRef.Read(url) is { } upload && targets.Uploads.TryGetValue(upload, out var target) && target.IsPicture)
        {
            Picture(target, alt, title, size.Success ? (int.Parse(size.Groups["width"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(size.Groups["height"].ValueSpan, CultureInfo.InvariantCulture)) : null);
            return;
        }

        // The reader decides whether another site learns of them.
        var leads = insideLink == 0 && LinkPolicy.Allows(url);
        if (leads)
            Open("a").Attribute("class", "remote-image").Attribute("href", url).Attribute("title", title).Attribute("rel", LinkPolicy.Rel(url, options)).Close();
        Text(alt.Length > 0 || !leads ? alt : url);
        if (leads)
            Raw("</a>");
    }

    /// <summary>With its size, so that nothing moves when it comes; a scaled one leads to the whole.</summary>
    private void Picture(UploadTarget target, string alt, string? title, (int Width, int Height)? hint)
    {
        var (width, height) = hint ?? (target.ShownWidth, target.ShownHeight);
        var leads = insideLink == 0 && width < target.Width;
        if (leads)
            Open("a").Attribute("href", target.Path).Close();
        Open("img").Attribute("src", width <= target.ShownWidth ? target.ShownPath : target.Path).Attribute("alt", alt)
            .Attribute("width", width).Attribute("height", height)
            .Attribute("title", title).Attribute("loading", "lazy").Attribute("decoding", "async").Close();
        if (leads)
            Raw("</a>");
    }

    [GeneratedRegex(@"\|(?<width>[1-9][0-9]{0,3})x(?<height>[1-9][0-9]{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex SizeHint();
}
