using System.Text;
using Forum.Web.Platform.Theming;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class StylesheetTests
{
    [Theory]
    [InlineData("a { color : red; }\n\n/* why */ b > c { top: 0; }", "a{color :red}b > c{top:0}")]
    [InlineData(".x::before { content: \"/* a ; b */  {\"; }", ".x::before{content:\"/* a ; b */  {\"}")]
    [InlineData(".x { content: \"a \\\"  b\"; top: 0; }", ".x{content:\"a \\\"  b\";top:0}")]
    [InlineData("nav :is(a, b) { inset: 0 auto; margin: calc(1px + 2px) }", "nav :is(a,b){inset:0 auto;margin:calc(1px + 2px)}")]
    public void white_space_and_comments_go_and_meaning_stays(string css, string min) => Stylesheet.Minify(css).ShouldBe(min);

    [Fact]
    public void the_layers_are_declared_once_and_first()
    {
        var css = Encoding.UTF8.GetString(Sheet().Bytes);
        css.ShouldStartWith("@layer reset,tokens,base,components,features,theme,site;");
        css.Count(letter => letter == '{').ShouldBe(css.Count(letter => letter == '}'));
    }

    [Fact]
    public void every_core_file_is_in_the_sheet() =>
        typeof(Assets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("wwwroot/css/")).Select(name => name["wwwroot/css/".Length..^4])
            .Order().ShouldBe(Stylesheet.Core.Order());

    [Fact]
    public void the_sheet_fits_its_budget() => Sheet().Brotli.Length.ShouldBeLessThan(14 * 1024);

    [Fact]
    public void another_colour_is_another_address()
    {
        var assets = Assets();
        var blue = assets.Stylesheet(Accent.Parse("#0044aa")!);
        blue.Path.ShouldNotBe(assets.Stylesheet(Accent.Default).Path);
        Encoding.UTF8.GetString(blue.Bytes).ShouldContain("--accent:#0044aa");
    }

    [Fact]
    public void scripts_of_a_topic_page_fit_their_budget()
    {
        var assets = Assets();
        var bytes = new[] { "main.js", "composer.js", "toolbar.js" }.Sum(name => assets.Find(assets[name], Accent.Default)!.Value.Asset.Brotli.Length);
        bytes.ShouldBeLessThan(15 * 1024);
    }

    [Fact]
    public void a_script_names_the_scripts_it_loads_by_their_fingerprint()
    {
        var assets = Assets();
        var main = Encoding.UTF8.GetString(assets.Find(assets["main.js"], Accent.Default)!.Value.Asset.Bytes);
        main.ShouldContain($"import(\"{assets["composer.js"]}\")");
        main.ShouldNotContain("import \"");
    }

    internal static Assets Assets() => new(typeof(Assets).Assembly, Theme.Open(Path.Combine(AppContext.BaseDirectory, "themes"), "default"));

    private static Asset Sheet() => Assets().Stylesheet(Accent.Default);
}
