using Forum.Web.Platform.Host;
using Forum.Web.Platform.Theming;
using Forum.Web.Tests.Platform.Host;

namespace Forum.Web.Tests.Platform.Theming;

/// <summary>What an author left out is said in a sentence with the file's name.</summary>
public sealed class ThemeTests
{
    private const string Paper = """, "paper": { "light": "#fff", "dark": "#000" }""";

    [Theory]
    [InlineData(null, "theme.json cannot be read")]
    [InlineData("", "theme.json is not as it should be")]
    [InlineData("{ \"id\": ", "theme.json is not as it should be")]
    [InlineData("null", "theme.json lacks everything")]
    [InlineData("{}", "theme.json lacks “id”")]
    [InlineData("""{ "id": "mine" }""", "theme.json lacks “name”")]
    [InlineData("""{ "id": "mine", "name": "Mine" }""", "theme.json lacks “styles”")]
    [InlineData("""{ "id": "mine", "name": "Mine", "styles": [] }""", "theme.json lacks “styles”")]
    [InlineData("""{ "id": "mine", "name": "Mine", "styles": "theme.css" }""", "theme.json is not as it should be")]
    [InlineData("""{ "id": "mine", "name": "Mine", "styles": ["theme.css"] }""", "theme.json lacks “paper”")]
    [InlineData("""{ "id": "mine", "name": "Mine", "styles": ["theme.css"], "paper": { "light": "#fff" } }""", "theme.json lacks “paper”")]
    [InlineData($$"""{ "id": "mine", "name": "Mine", "styles": [null]{{Paper}} }""", "theme.json has an empty name among its “styles”")]
    [InlineData($$"""{ "id": "mine", "name": "Mine", "styles": ["none.css"]{{Paper}} }""", "none.css cannot be read")]
    [InlineData($$"""{ "id": "mine", "name": "Mine", "styles": ["theme.css"]{{Paper}} }""", "theme.css is not as it should be: the comment that begins in line 2 does not end", "a { top: 0 }\n/* why")]
    [InlineData($$"""{ "id": "mine", "name": "Mine", "styles": ["theme.css"]{{Paper}} }""", "theme.css is not as it should be: the string that begins in line 1 does not end", "a::before { content: \"why; }")]
    public void a_theme_that_cannot_be_read_says_what_is_wrong_with_which_file(string? json, string fault, string css = "")
    {
        using var folder = new TestFolder();
        var mine = Directory.CreateDirectory(Path.Combine(folder.Path, "mine")).FullName;
        if (json is not null) File.WriteAllText(Path.Combine(mine, "theme.json"), json);
        File.WriteAllText(Path.Combine(mine, "theme.css"), css);

        Should.Throw<StartFault>(() => Theme.Open(folder.Path, "mine")).Message.ShouldContain($"{mine}{Path.DirectorySeparatorChar}{fault}");
    }

    [Fact]
    public void a_theme_brings_its_sheets_in_order()
    {
        using var folder = new TestFolder();
        var mine = Directory.CreateDirectory(Path.Combine(folder.Path, "mine")).FullName;
        File.WriteAllText(Path.Combine(mine, "theme.json"), $$"""{ "id": "mine", "name": "Mine", "styles": ["b.css", "a.css"]{{Paper}} }""");
        foreach (var name in (string[])["a", "b"]) File.WriteAllText(Path.Combine(mine, $"{name}.css"), $".{name} {{ top: 0 }}");

        Theme.Open(folder.Path, "mine").Sheets.ShouldBe([".b { top: 0 }", ".a { top: 0 }"]);
    }
}
