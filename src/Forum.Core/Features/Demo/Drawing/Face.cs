using System.Globalization;

namespace Forum.Core.Features.Demo.Drawing;

/// <summary>Somebody's portrait, from the line about them in faces.txt.</summary>
internal sealed record Face(int Background, int Skin, int Shirt, string Style, int Hair, IReadOnlyList<string> Extras)
{
    private const int Side = 160;
    private const int Dark = 0x2B2320;

    public static Face Read(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var colours = parts[1].Split(' ');
        var hair = parts[2].Split(' ');
        return new Face(Colour(colours[0]), Colour(colours[1]), Colour(colours[2]), hair[0], Colour(hair[1]), parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public byte[] Png() => Painting.Png([Shape.All(Background), .. Behind(), .. Head(), .. InFront(), .. Features(), .. Worn()], Side, Side);

    private IEnumerable<Shape> Behind() => Style switch
    {
        "long" => [Shape.Ellipse(50, 46, 29, 32, Hair), Shape.Box(21, 46, 79, 88, Hair)],
        "bob" => [Shape.Ellipse(50, 45, 29, 31, Hair), Shape.Box(21, 45, 79, 68, Hair)],
        "curly" => Enumerable.Range(0, 11).Select(i => Shape.Circle(50 + (27 * Math.Cos(Math.PI * (0.9 + (i * 0.12)))), 46 + (28 * Math.Sin(Math.PI * (0.9 + (i * 0.12)))), 9.5, Hair)),
        "bun" => [Shape.Circle(50, 14, 10, Shape.Tone(Hair, 0.85))],
        "scarf" => [Shape.Ellipse(50, 47, 31, 35, Hair), Shape.Ellipse(50, 84, 33, 22, Shape.Tone(Hair, 0.85))],
        _ => [],
    };

    private IEnumerable<Shape> Head()
    {
        yield return Shape.Ellipse(50, 108, 42, 30, Shirt);
        if (Style == "scarf") yield return Shape.Ellipse(50, 82, 30, 18, Shape.Tone(Hair, 0.9));
        else yield return Shape.Box(42, 62, 58, 80, Shape.Tone(Skin, 0.88)).Where((x, y) => y < 78 || Shape.InEllipse(x, y, 50, 76, 8, 8));
        if (Style is "short" or "bald" or "bun")
        {
            yield return Shape.Circle(28.5, 50, 4.5, Shape.Tone(Skin, 0.92));
            yield return Shape.Circle(71.5, 50, 4.5, Shape.Tone(Skin, 0.92));
        }

        yield return Shape.Ellipse(50, 48, Style == "scarf" ? 20 : 22, Style == "scarf" ? 25 : 26, Skin);
    }

    private IEnumerable<Shape> InFront()
    {
        if (Extras.Contains("beard")) yield return Jaw(Hair, 0).Where((x, y) => y > 53 + (Math.Abs(x - 50) < 12 ? 4 : 0) && !Shape.InEllipse(x, y, 50, 61, 7, 3.5));
        if (Extras.Contains("stubble")) yield return Jaw(Shape.Tone(Skin, 0.86), 0).Where((x, y) => y > 57);
        if (Extras.Contains("moustache")) yield return Shape.Ellipse(50, 57.5, 8, 2.6, Hair);
        switch (Style)
        {
            case "short":
                yield return Cap((x, y) => y < 31 + (0.011 * (x - 36) * (x - 36)));
                break;
            case "long" or "bob":
                yield return Cap((x, y) => y < 28 + (0.022 * (x - 60) * (x - 60)));
                break;
            case "bun":
                yield return Cap((x, y) => y < 29 + (0.02 * (x - 50) * (x - 50)));
                break;
            case "curly":
                foreach (var x in (double[])[33, 41, 50, 59, 67]) yield return Shape.Circle(x, 27 + (Math.Abs(x - 50) * 0.25), 7, Hair);
                break;
            case "scarf":
                yield return Shape.Ellipse(50, 40, 22, 25, Hair).Where((_, y) => y < 29);
                break;
        }
    }

    private IEnumerable<Shape> Features()
    {
        foreach (var x in (double[])[41, 59])
        {
            yield return Shape.Circle(x, 48, 2.5, Dark);
            yield return Shape.Circle(x + 0.8, 47.2, 0.8, 0xFFFFFF);
            yield return Shape.Line(x - 3.5, 41.8, x + 3.5, 41.3, 1.6, Style == "scarf" ? Dark : Shape.Tone(Hair, 0.7));
        }

        yield return Shape.Line(50, 50, 49.2, 54.5, 1.6, Shape.Tone(Skin, 0.8));
        yield return Shape.Ring(50, 55, 7.5, 1.7, Shape.Tone(0x9B3B3B, Skin < 0x900000 ? 0.75 : 1)).Where((x, y) => y > 59.5);
    }

    private IEnumerable<Shape> Worn()
    {
        if (Extras.Contains("earrings") && Style != "scarf")
        {
            yield return Shape.Circle(28.5, 58, 2.4, 0xE8B530);
            yield return Shape.Circle(71.5, 58, 2.4, 0xE8B530);
        }

        if (!Extras.Contains("glasses")) yield break;
        yield return Shape.Ring(41, 48, 6.6, 1.5, Dark);
        yield return Shape.Ring(59, 48, 6.6, 1.5, Dark);
        yield return Shape.Line(47.6, 47.4, 52.4, 47.4, 1.4, Dark);
    }

    private Shape Cap(Func<double, double, bool> fringe) => Shape.Ellipse(50, 44, 24, 26, Hair).Where((x, y) => fringe(x, y) && y < 52);

    private static Shape Jaw(int colour, double wider) => Shape.Ellipse(50, 48.5, 22 + wider, 26.5 + wider, colour);

    private static int Colour(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
