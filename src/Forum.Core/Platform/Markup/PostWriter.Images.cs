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
        if (LinkPolicy.AllowsImage(url))
        {
            Open("img").Attribute("src", url).Attribute("alt", alt);
            if (size.Success)
                Attribute("width", size.Groups["width"].Value).Attribute("height", size.Groups["height"].Value);
            Attribute("title", title).Attribute("loading", "lazy").Attribute("decoding", "async").Close();
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

    [GeneratedRegex(@"\|(?<width>[1-9][0-9]{0,3})x(?<height>[1-9][0-9]{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex SizeHint();
}
