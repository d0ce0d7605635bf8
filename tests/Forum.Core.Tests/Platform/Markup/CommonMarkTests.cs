using System.Globalization;
using Forum.Core.Platform.Markup;

namespace Forum.Core.Tests.Platform.Markup;

public sealed class CommonMarkTests
{
    [Fact]
    public void without_our_own_rules_every_example_of_the_specification_comes_out_as_printed()
    {
        var examples = SpecificationExample.From("commonmark-0.31.2.json");
        examples.Count.ShouldBe(652);
        examples.Where(e => HtmlShape.Of(MarkdownPipeline.Pure(e.Markdown)) != HtmlShape.Of(e.Html))
            .Select(e => e.Number).ShouldBeEmpty();
    }

    [Fact]
    public void a_post_departs_from_the_specification_exactly_where_we_say()
    {
        var departing = SpecificationExample.From("commonmark-0.31.2.json")
            .Where(e => HtmlShape.Of(Post.Html(e.Markdown), HouseStyle.Undo) != HtmlShape.Of(HouseStyle.Headings(e.Html)))
            .Select(e => e.Number);
        departing.ShouldBe(Listed("commonmark-deviations.txt"));
    }

    [Fact]
    public void the_extensions_are_those_of_the_largest_code_forum()
    {
        var examples = SpecificationExample.From("gfm-0.29-extensions.json");
        examples.Count.ShouldBe(24);
        var departing = examples
            .Where(e => HtmlShape.Of(Post.Html(e.Markdown), HouseStyle.Undo) != HtmlShape.Of(e.Html, HouseStyle.Undo))
            .Select(e => e.Number);
        departing.ShouldBe(Listed("gfm-deviations.txt"));
    }

    /// <summary>Lines of "numbers: reason".</summary>
    private static IEnumerable<int> Listed(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Platform", "Markup", file))
            .Where(line => line.Contains(':') && !line.StartsWith('#'))
            .SelectMany(line => line.Split(':')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
            .Order();
}
