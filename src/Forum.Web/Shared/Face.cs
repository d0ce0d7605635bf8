using System.Globalization;
using System.Text.Encodings.Web;
using Forum.Core.Platform.Markup;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Shared;

/// <summary>
/// A person as an arch with their letters, or with their own picture. Writes itself (<c>@face</c>, <c>@face.Large</c>): lists show a hundred of them,
/// and a partial each would cost more than the rest of the page. Always beside a name, so hidden from screen readers.
/// </summary>
internal sealed record Face(string Name, int Hue, string? Picture = null, string Size = "") : IHtmlContent
{
    public const int Hues = 8;

    public Face Small => this with { Size = " s" };
    public Face Large => this with { Size = " l" };
    public Face ExtraLarge => this with { Size = " xl" };

    /// <summary>First letters of the first and the last word; two letters of a single one.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split([' ', '-', '_', '.', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
            return words switch
            {
                [] => "?",
                [var only] => Letters(only, 2),
                [var first, .., var last] => Letters(first, 1) + Letters(last, 1),
            };
        }
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<span class=\"face");
        writer.Write(Size);
        writer.Write("\" data-hue=\"");
        writer.Write(Math.Clamp(Hue, 1, Hues));
        writer.Write("\" aria-hidden=\"true\">");
        if (Picture is null) encoder.Encode(writer, Initials);
        else WritePicture(writer);
        writer.Write("</span>");
    }

    // Twice as many dots as it takes room; a larger screen than this is looked at from further away.
    private void WritePicture(TextWriter writer)
    {
        var side = Size switch { " s" => 48, " xl" => 192, _ => 96 };
        writer.Write($"<img src=\"{UploadRef.Root}{Picture}-{side}.webp\" width=\"{side}\" height=\"{side}\" alt=\"\" decoding=\"async\"");
        // What stands at the top of a page is wanted at once.
        writer.Write(Size == " xl" ? ">" : " loading=\"lazy\">");
    }

    // Letters as people see them: an accent written apart, or an emoji of several parts, stays whole.
    private static string Letters(string word, int count)
    {
        var letters = new StringInfo(word);
        return letters.SubstringByTextElements(0, Math.Min(count, letters.LengthInTextElements)).ToUpperInvariant();
    }
}
