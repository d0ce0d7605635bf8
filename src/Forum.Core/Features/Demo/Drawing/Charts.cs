namespace Forum.Core.Features.Demo.Drawing;

/// <summary>The pictures that people put into their posts, by the name that the text gives them.</summary>
internal static class Charts
{
    private const int Width = 800;
    private const int Height = 400;
    private const int Ink = 0x33403D;
    private const int Faint = 0xDDE3DF;
    private const int Green = 0x2F7A6B;
    private const int Orange = 0xD9822B;

    private const double Left = 14;
    private const double Right = 192;
    private const double Ground = 86;

    public static byte[] Png(string name) => Painting.Png([Shape.All(0xFFFFFF), .. name == "salaries" ? Salaries() : Loans()], Width, Height);

    /// <summary>How many former students earn how much, the largest group set apart.</summary>
    private static IEnumerable<Shape> Salaries()
    {
        (int From, int People)[] bands = [(1400, 3), (1600, 7), (1800, 12), (2000, 8), (2200, 5), (2400, 2), (2600, 1), (4000, 4)];
        return [.. Lines(3, 12), .. bands.SelectMany((band, i) =>
        {
            var x = Left + 6 + (i * 22);
            return (Shape[])[
                Shape.Box(x, Ground - (band.People * 5.6), x + 15, Ground, band.People == 12 ? Orange : Green),
                .. Number(band.From, x + 7.5, 90)];
        })];
    }

    /// <summary>Loans a week, since the first.</summary>
    private static IEnumerable<Shape> Loans()
    {
        int[] weeks = [3, 5, 4, 9, 12, 17];
        var points = weeks.Select((loans, i) => (X: Left + 12 + (i * 31), Y: Ground - (loans * 4.2))).ToList();
        return [
            .. Lines(5, 15),
            .. points.Zip(points.Skip(1), (a, b) => Shape.Line(a.X, a.Y, b.X, b.Y, 1.6, Green)),
            .. points.Select(p => Shape.Circle(p.X, p.Y, 2.2, Orange)),
            .. points.SelectMany((p, i) => (Shape[])[.. Number(weeks[i], p.X, p.Y - 9), .. Number(i + 1, p.X, 90)])];
    }

    private static IEnumerable<Shape> Lines(int step, int most)
    {
        var scale = most == 12 ? 5.6 : 4.2;
        for (var value = step; value <= most; value += step) yield return Shape.Box(Left, Ground - (value * scale), Right, Ground - (value * scale) + 0.3, Faint);
        yield return Shape.Box(Left, Ground, Right, Ground + 0.6, Ink);
    }

    private static IEnumerable<Shape> Number(int number, double middle, double top)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return text.SelectMany((digit, i) => Segments(digit - '0', middle - (text.Length * 1.75) + (i * 3.5), top));
    }

    /// <summary>Seven strokes, as on a clock radio.</summary>
    private static IEnumerable<Shape> Segments(int digit, double x, double y)
    {
        const double w = 2.1, h = 2.4;
        (double X1, double Y1, double X2, double Y2)[] strokes = [(0, 0, w, 0), (w, 0, w, h), (w, h, w, 2 * h), (0, 2 * h, w, 2 * h), (0, h, 0, 2 * h), (0, 0, 0, h), (0, h, w, h)];
        var lit = (int[])[0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F];
        return strokes.Where((_, i) => (lit[digit] >> i & 1) == 1).Select(s => Shape.Line(x + s.X1, y + s.Y1, x + s.X2, y + s.Y2, 0.6, Ink));
    }
}
