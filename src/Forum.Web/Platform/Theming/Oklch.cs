using System.Globalization;

namespace Forum.Web.Platform.Theming;

/// <summary>A colour by lightness, chroma and hue, as CSS knows it, with the way to and from sRGB and its contrast.</summary>
internal readonly record struct Oklch(double L, double C, double H)
{
    public static Oklch FromHex(string hex)
    {
        double Part(int at) => Linear(int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0);
        var (r, g, b) = (Part(1), Part(3), Part(5));
        var l = Math.Cbrt(.4122214708 * r + .5363325363 * g + .0514459929 * b);
        var m = Math.Cbrt(.2119034982 * r + .6806995451 * g + .1073969566 * b);
        var s = Math.Cbrt(.0883024619 * r + .2817188376 * g + .6299787005 * b);
        var a = 1.9779984951 * l - 2.4285922050 * m + .4505937099 * s;
        var c = .0259040371 * l + .7827717662 * m - .8086757660 * s;
        return new(.2104542553 * l + .7936177850 * m - .0040720468 * s, Math.Sqrt(a * a + c * c), Math.Atan2(c, a) * 180 / Math.PI);
    }

    public string Hex
    {
        get
        {
            var (r, g, b) = Rgb;
            return string.Create(CultureInfo.InvariantCulture, $"#{Byte(r):x2}{Byte(g):x2}{Byte(b):x2}");
        }
    }

    public Oklch Towards(Oklch other, double part)
    {
        var (a1, b1) = Plane;
        var (a2, b2) = other.Plane;
        var (a, b) = (a1 + (a2 - a1) * part, b1 + (b2 - b1) * part);
        return new(L + (other.L - L) * part, Math.Sqrt(a * a + b * b), Math.Atan2(b, a) * 180 / Math.PI);
    }

    /// <summary>WCAG contrast, 1 to 21.</summary>
    public double Contrast(Oklch other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + .05) / (dark + .05);
    }

    private double Luminance => .2126 * Rgb.R + .7152 * Rgb.G + .0722 * Rgb.B;

    private (double A, double B) Plane => (C * Math.Cos(H * Math.PI / 180), C * Math.Sin(H * Math.PI / 180));

    // Linear light, cut to what a screen can show.
    private (double R, double G, double B) Rgb
    {
        get
        {
            var (a, b) = Plane;
            var l = Math.Pow(L + .3963377774 * a + .2158037573 * b, 3);
            var m = Math.Pow(L - .1055613458 * a - .0638541728 * b, 3);
            var s = Math.Pow(L - .0894841775 * a - 1.2914855480 * b, 3);
            return (
                Math.Clamp(4.0767416621 * l - 3.3077115913 * m + .2309699292 * s, 0, 1),
                Math.Clamp(-1.2684380046 * l + 2.6097574011 * m - .3413193965 * s, 0, 1),
                Math.Clamp(-.0041960863 * l - .7034186147 * m + 1.7076147010 * s, 0, 1));
        }
    }

    private static int Byte(double linear) => (int)Math.Round(255 * (linear <= .0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - .055));

    private static double Linear(double part) => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);
}
