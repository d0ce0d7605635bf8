using Forum.Core.Platform.Markup;

namespace Forum.Core.Tests.Platform.Markup;

public sealed class MixtureTests
{
    private const int Posts = 3000;

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", " ", "    ", "> ", "- ", "1. ", "**", "_", "~~", "||", "|", "`", "```\n", "[", "]", "(", ")", "![", "](", "/uploads/7-0123456789abcdef.png", "[^1]", "[^1]: ", "# ", "@ines", "#entraide",
        "a", "«", " ?", ":smile:", "<", "</", ">", "<b>", "</b>", "<p>", "<table>", "<tr>", "<td>", "<a href=x>", "</a>", "<svg>", "<math>", "<style>", "</style>", "<!--", "-->", "<![CDATA[", "<script>",
        "</script>", "<details>", "<summary>", "<pre>", "<ruby>", "<rt>", "<li>", "<select>", "<textarea>", "<title>", "<template>", "<form>", "<font>", "<nobr>", "<img src=x>", "\"", "'", "=", "&", "&amp;",
        "&#xE000;", "\\", "-|-|-", "|a|b|", "---", "[quote]", "[quote=\"a, post:1\"]\n", "\n[/quote]\n", "[spoiler]", "[/spoiler]", "[details=\"x\"]", "https://a.b", "www.a.b", "a@b.c", "javascript:",
        "\0", "\uD83D", "\uE000", "- [x] ", "[a]: /b \"c\"",
    ];

    [Fact]
    public void whatever_is_mixed_with_whatever_a_post_stays_in_its_place()
    {
        var random = new Random(20261121);
        for (var i = 0; i < Posts; i++)
        {
            var markdown = string.Concat(random.GetItems(Pieces, random.Next(1, 60)));
            Invariant.Breach(Post.Html(markdown, Post.French)).ShouldBeNull(markdown);
        }
    }

    [Fact]
    public void links_of_trusted_authors_are_followed() =>
        Post.Html("https://example.org", Post.Plain with { FollowLinks = true })
            .ShouldBe("<p><a href=\"https://example.org\" rel=\"noopener\">https://example.org</a></p>\n");

    [Fact]
    public void words_that_a_post_needs_come_from_the_caller()
    {
        var labels = new MarkupLabels("Tableau", "Fait", "À faire", "Caché", "Détails");
        Post.Html("- [x] a\n- [ ] b\n\n[spoiler]c[/spoiler]\n[details]d[/details]\n\n||\n|-|\n", Post.Plain with { Labels = labels })
            .ShouldSatisfyAllConditions(
                html => html.ShouldContain("aria-label=\"Fait\""),
                html => html.ShouldContain("aria-label=\"À faire\""),
                html => html.ShouldContain("<summary>Caché</summary>"),
                html => html.ShouldContain("<summary>Détails</summary>"),
                html => html.ShouldContain("aria-label=\"Tableau\""));
    }

    [Fact]
    public void a_table_is_named_by_its_headings_and_scrolls_on_its_own() =>
        Post.Html("| Nom | **Âge** |\n|:-|-:|\n| a | 1 |").ShouldBe(
            """
            <div class="wide" tabindex="0" role="region" aria-label="Nom, Âge">
            <table>
            <thead>
            <tr>
            <th scope="col" class="align-left">Nom</th>
            <th scope="col" class="align-right"><strong>Âge</strong></th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td class="align-left">a</td>
            <td class="align-right">1</td>
            </tr>
            </tbody>
            </table>
            </div>

            """);
}
