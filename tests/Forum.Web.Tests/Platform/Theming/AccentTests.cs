using Forum.Web.Platform.Theming;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class AccentTests
{
    private static readonly Oklch LightPaper = new(.99, .004, 90);
    private static readonly Oklch DarkPaper = new(.19, .006, 80);

    [Fact]
    public void any_colour_becomes_readable_text_and_fills()
    {
        foreach (var colour in from red in Steps from green in Steps from blue in Steps select $"#{red}{green}{blue}")
        {
            var accent = Accent.Parse(colour)!;
            foreach (var (dark, paper) in new[] { (false, LightPaper), (true, DarkPaper) })
            {
                accent.Ink(dark).Contrast(paper).ShouldBeGreaterThan(4.5, $"{colour} as text, dark {dark}");
                accent.Ink(dark).Contrast(accent.Wash(dark)).ShouldBeGreaterThan(4.5, $"{colour} as text on its panel, dark {dark}");
                accent.Ink(dark).Contrast(accent.OnInk(dark)).ShouldBeGreaterThan(4.5, $"text on {colour}, dark {dark}");
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
}
