using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Compression;

/// <summary>What is one answer's own on a page that is kept for others.</summary>
internal enum PageHole : byte
{
    /// <summary>The token of forms.</summary>
    Token = (byte)'T',

    /// <summary>What makes a form count once, however often it is sent.</summary>
    Once = (byte)'O',

    /// <summary>What tells a reader's form from a machine's.</summary>
    Proof = (byte)'P',

    /// <summary>The header, with who reads.</summary>
    Header = (byte)'H',

    /// <summary>The bar at a phone's lower edge, with what waits for the reader.</summary>
    Bar = (byte)'B',
}

/// <summary>
/// Where a view that is rendered for keeping leaves something out, or where a reader's own part of it begins or ends. It stands between
/// two seams and has no other neighbours there, so nothing that anybody writes is taken for one.
/// </summary>
internal sealed class HoleMark(byte kind, PageHole hole) : IHtmlContent
{
    public const byte Left = 1, Begins = 2, Ends = 3;

    /// <summary>What a mark is long, seams apart.</summary>
    public const int Length = 2;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write((char)Seam.Mark);
        writer.Write((char)kind);
        writer.Write((char)hole);
        writer.Write((char)Seam.Mark);
    }
}
