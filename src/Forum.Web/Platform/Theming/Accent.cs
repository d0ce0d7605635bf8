using System.Globalization;
using System.Text;

namespace Forum.Web.Platform.Theming;

/// <summary>
/// The organisation's colour. Lightness and chroma are held in a band and only the hue is kept, so that any colour is readable;
/// the same sums are done here in numbers for browsers that cannot derive a colour from another.
/// </summary>
internal sealed record Accent
{
    public static readonly Accent Default = new("#00635a");

    private readonly Oklch colour;

    private Accent(string hex)
    {
        Css = hex;
        colour = Oklch.FromHex(hex);
    }

    public string Css { get; }

    /// <summary>Only six hexadecimal digits: what ends in a stylesheet is never free text.</summary>
    public static Accent? Parse(string? text)
    {
        var hex = text?.Trim().TrimStart('#').ToLowerInvariant() ?? "";
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => new string(digit, 2)));
        return hex.Length == 6 && hex.All(char.IsAsciiHexDigit) ? new Accent("#" + hex) : null;
    }

    public string Sheet()
    {
        var sheet = new StringBuilder();
        sheet.Append(CultureInfo.InvariantCulture, $"@layer tokens{{:root{{--accent:{Css}}}");
        sheet.Append("@supports not ((color: light-dark(red,red)) and (color: oklch(from red l c h))){");
        sheet.Append(CultureInfo.InvariantCulture, $":root{{{Light}}}");
        sheet.Append(CultureInfo.InvariantCulture, $"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{Dark}}}}}");
        sheet.Append(CultureInfo.InvariantCulture, $":root[data-scheme=dark]{{{Dark}}}");
        return sheet.Append("}}").ToString();
    }

    /// <summary>Text and fills in the accent, by scheme; the bounds are those of <c>tokens.css</c>.</summary>
    public Oklch Ink(bool dark) => dark
        ? new(Math.Clamp(colour.L, .79, .86), Math.Min(colour.C, .105), colour.H)
        : new(Math.Clamp(colour.L, .34, .47), Math.Min(colour.C, .15), colour.H);

    public Oklch OnInk(bool dark) => dark ? new(.2, Math.Min(colour.C, .03), colour.H) : new(.992, Math.Min(colour.C, .006), colour.H);

    public Oklch Wash(bool dark) => dark ? new(.262, Held * .24, colour.H) : new(.957, Held * .17, colour.H);

    public Oklch Tint(bool dark) => dark ? new(.37, Held * .42, colour.H) : new(.885, Held * .42, colour.H);

    private double Held => Math.Min(colour.C, .12);

    private string Light => Palette(false);
    private string Dark => Palette(true);

    private string Palette(bool dark) =>
        $"--accent-ink:{Ink(dark).Hex};--accent-hover:{Ink(dark).Towards(dark ? new(.945, .008, 90) : new(.215, .012, 80), .22).Hex};" +
        $"--on-accent:{OnInk(dark).Hex};--wash:{Wash(dark).Hex};--tint:{Tint(dark).Hex}";
}
