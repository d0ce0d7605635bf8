namespace Forum.Core.Features.Demo.Drawing;

/// <summary>A coloured surface; units are hundredths of the picture's height.</summary>
/// <param name="Holds">Whether a point lies on it.</param>
/// <param name="Colour">As 0xRRGGBB.</param>
internal sealed record Shape(Func<double, double, bool> Holds, int Colour)
{
    /// <summary>No point lies further up or down: most rows of a picture need not ask.</summary>
    public double Top { get; init; } = double.MinValue;

    public double Bottom { get; init; } = double.MaxValue;

    public static Shape All(int colour) => new((_, _) => true, colour);

    public static Shape Ellipse(double cx, double cy, double rx, double ry, int colour) => new((x, y) => InEllipse(x, y, cx, cy, rx, ry), colour) { Top = cy - ry, Bottom = cy + ry };

    public static Shape Circle(double cx, double cy, double r, int colour) => Ellipse(cx, cy, r, r, colour);

    /// <summary>A circle's line.</summary>
    public static Shape Ring(double cx, double cy, double r, double width, int colour) =>
        new((x, y) => Math.Abs(Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) - r) <= width / 2, colour) { Top = cy - r - width, Bottom = cy + r + width };

    public static Shape Box(double left, double top, double right, double bottom, int colour) =>
        new((x, y) => x >= left && x <= right && y >= top && y <= bottom, colour) { Top = top, Bottom = bottom };

    /// <summary>A line with round ends.</summary>
    public static Shape Line(double x1, double y1, double x2, double y2, double width, int colour)
    {
        var (dx, dy) = (x2 - x1, y2 - y1);
        var length = Math.Max((dx * dx) + (dy * dy), 1e-9);
        return new(
            (x, y) =>
            {
                var t = Math.Clamp((((x - x1) * dx) + ((y - y1) * dy)) / length, 0, 1);
                var (ex, ey) = (x - x1 - (t * dx), y - y1 - (t * dy));
                return (ex * ex) + (ey * ey) <= width * width / 4;
            },
            colour)
        {
            Top = Math.Min(y1, y2) - width,
            Bottom = Math.Max(y1, y2) + width,
        };
    }

    /// <summary>Only the part where this holds as well.</summary>
    public Shape Where(Func<double, double, bool> also) => this with { Holds = (x, y) => also(x, y) && Holds(x, y) };

    public static bool InEllipse(double x, double y, double cx, double cy, double rx, double ry)
    {
        var (dx, dy) = ((x - cx) / rx, (y - cy) / ry);
        return (dx * dx) + (dy * dy) <= 1;
    }

    /// <summary>A darker tone of a colour, or a lighter one above 1.</summary>
    public static int Tone(int colour, double by)
    {
        static int Part(int value, double by) => (int)Math.Clamp(by <= 1 ? value * by : 255 - ((255 - value) * (2 - by)), 0, 255);
        return (Part(colour >> 16 & 0xFF, by) << 16) | (Part(colour >> 8 & 0xFF, by) << 8) | Part(colour & 0xFF, by);
    }
}
