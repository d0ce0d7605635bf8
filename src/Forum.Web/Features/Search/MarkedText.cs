using System.Text.Encodings.Web;
using Forum.Core.Features.Search;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Search;

/// <summary>A text with what was looked for marked in it. Writes itself; every piece is encoded.</summary>
internal sealed record MarkedText(IReadOnlyList<ExtractPart> Parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (text, isHit) in Parts)
        {
            if (isHit) writer.Write("<mark>");
            encoder.Encode(writer, text);
            if (isHit) writer.Write("</mark>");
        }
    }
}
