using Forum.Web.Platform.Theming;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class AccentTests
{
    private const int Seed = 5;

    // As in tokens.css.
    private static readonly Neutrals Light = new(new(.99, .004, 90), new(.962, .007, 90), new(.215, .012, 80), new(.445, .014, 80), new(.6, .014, 80));
    private static readonly Neutrals Dark = new(new(.19, .006, 80), new(.232, .008, 80), new(.945, .008, 90), new(.755, .012, 90), new(.6, .012, 80));

    [Fact]
    public void any_colour_becomes_readable_text_and_fills()
    {
        foreach (var colour in from red in Steps from green in Steps from blue in Steps select $"#{red}{green}{blue}")
        {
            var accent = Accent.Parse(colour)!;
            foreach (var (dark, paper) in new[] { (false, Light.Paper), (true, Dark.Paper) })
            {
                accent.Ink(dark).Contrast(paper).ShouldBeGreaterThan(4.5, $"{colour} as text, dark {dark}");
                accent.Ink(dark).Contrast(accent.Wash(dark)).ShouldBeGreaterThan(4.5, $"{colour} as text on its panel, dark {dark}");
                accent.Ink(dark).Contrast(accent.OnInk(dark)).ShouldBeGreaterThan(4.5, $"text on {colour}, dark {dark}");
            }
        }
    }

    // The words and the shapes of every component that is painted in the accent, or on something painted in it.
    [Fact]
    public void two_hundred_random_colours_keep_words_and_controls_readable()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var colour = $"#{random.Next(0x1000000):x6}";
            var accent = Accent.Parse(colour)!;
            foreach (var (dark, scheme) in new[] { (false, Light), (true, Dark) })
            {
                var (ink, on, wash, tint) = (accent.Ink(dark), accent.OnInk(dark), accent.Wash(dark), accent.Tint(dark));
                var hover = ink.Towards(scheme.Ink, .22);
                Readable("link", ink, scheme.Paper, 4.5);
                Readable("link on a sunken place", ink, scheme.Sunken, 4.5);
                Readable("link on a panel", ink, wash, 4.5);
                Readable("button's word", on, ink, 4.5);
                Readable("button's word, pointed at", on, hover, 4.5);
                Readable("text on a panel", scheme.Ink, wash, 4.5);
                Readable("quiet text on a panel", scheme.Quiet, wash, 4.5);
                Readable("text on a drawing or a selection", scheme.Ink, tint, 4.5);
                Readable("button, focus and current tab", ink, scheme.Paper, 3);
                Readable("focus on a panel", ink, wash, 3);
                Readable("filled arch beside a pale one", ink, tint, 3);
            }

            void Readable(string what, Oklch front, Oklch back, double least) => front.Contrast(back).ShouldBeGreaterThanOrEqualTo(least, $"{what} in {colour}");
        }
    }

    [Fact]
    public void the_two_text_colours_and_the_edge_of_controls_are_readable()
    {
        foreach (var scheme in new[] { Light, Dark })
        {
            foreach (var paper in new[] { scheme.Paper, scheme.Sunken })
            {
                scheme.Ink.Contrast(paper).ShouldBeGreaterThan(7);
                scheme.Quiet.Contrast(paper).ShouldBeGreaterThan(4.5);
                scheme.Edge.Contrast(paper).ShouldBeGreaterThan(3);
            }
        }
    }

    [Theory]
    [InlineData("#00635a", "#00635a")]
    [InlineData(" C0FFEE ", "#c0ffee")]
    [InlineData("#abc", "#aabbcc")]
    [InlineData("", null)]
    [InlineData("red", null)]
    [InlineData("#00635a;}*{display:none", null)]
    public void only_plain_digits_are_a_colour(string text, string? css) => Accent.Parse(text)?.Css.ShouldBe(css);

    [Theory]
    [InlineData("#00635a")]
    [InlineData("#ff0000")]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#7b2d8b")]
    public void a_colour_survives_the_way_there_and_back(string hex) => Oklch.FromHex(hex).Hex.ShouldBe(hex);

    private static readonly string[] Steps = ["00", "33", "66", "99", "cc", "ff"];

    private sealed record Neutrals(Oklch Paper, Oklch Sunken, Oklch Ink, Oklch Quiet, Oklch Edge);
}
