using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Compression;

/// <summary>
/// Where a view changes from what is this answer's own to what other answers have as well: between two seams a page can be
/// sent as it was compressed before. It is never seen; a seam in a wrong place costs a little time and nothing else.
/// </summary>
internal sealed class Seam : IHtmlContent
{
    /// <summary>No page holds it: the encoder writes it as a number, and the parser behind the sanitiser drops it.</summary>
    public const byte Mark = 0;

    public static readonly Seam Here = new();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write((char)Mark);
}
