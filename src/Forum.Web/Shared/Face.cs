using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Shared;

/// <summary>
/// A person as an arch with their letters. Writes itself (<c>@face</c>, <c>@face.Large</c>): lists show a hundred of them,
/// and a partial each would cost more than the rest of the page. Always beside a name, so hidden from screen readers.
/// </summary>
internal sealed record Face(string Name, int Hue, string Size = "") : IHtmlContent
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
        encoder.Encode(writer, Initials);
        writer.Write("</span>");
    }

    // Letters as people see them: an accent written apart, or an emoji of several parts, stays whole.
    private static string Letters(string word, int count)
    {
        var letters = new StringInfo(word);
        return letters.SubstringByTextElements(0, Math.Min(count, letters.LengthInTextElements)).ToUpperInvariant();
    }
}
