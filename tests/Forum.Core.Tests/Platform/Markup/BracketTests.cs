namespace Forum.Core.Tests.Platform.Markup;

public sealed class BracketTests
{
    [Theory]
    [InlineData("[quote=\"Ines, post:3, topic:12\"]\nBonjour\n[/quote]\n\nOui",
        "<blockquote class=\"quote\" data-author=\"Ines\" data-topic=\"12\" data-post=\"3\">\n<p class=\"from\"><a href=\"/t/sujet/12/3\"><cite>Ines</cite></a></p>\n<p>Bonjour</p>\n</blockquote>\n<p>Oui</p>\n")]
    [InlineData("[quote=\"Ines, post:4, topic:12\"]a[/quote]",
        "<blockquote class=\"quote\" data-author=\"Ines\" data-topic=\"12\" data-post=\"4\">\n<p class=\"from\"><cite>Ines</cite></p>\n<p>a</p>\n</blockquote>\n")]
    [InlineData("[quote]a\n\n- b\n[/quote]", "<blockquote class=\"quote\">\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>\n")]
    [InlineData("[quote=a]\n[quote=b]\nx\n[/quote]\ny\n[/quote]\nz",
        "<blockquote class=\"quote\" data-author=\"a\">\n<p class=\"from\"><cite>a</cite></p>\n<blockquote class=\"quote\" data-author=\"b\">\n<p class=\"from\"><cite>b</cite></p>\n<p>x</p>\n</blockquote>\n<p>y</p>\n</blockquote>\n<p>z</p>\n")]
    [InlineData("[spoiler]\nun **secret**\n[/spoiler]", "<details class=\"spoiler\"><summary>…</summary>\n<p>un <strong>secret</strong></p>\n</details>\n")]
    [InlineData("[details=\"La <suite>\"]\na\n[/details]", "<details><summary>La &lt;suite&gt;</summary>\n<p>a</p>\n</details>\n")]
    [InlineData("[details]a[/details]", "<details><summary>…</summary>\n<p>a</p>\n</details>\n")]
    [InlineData("[spoiler][details=\"x\"]a[/details][/spoiler]", "<details class=\"spoiler\"><summary>…</summary>\n<details><summary>x</summary>\n<p>a</p>\n</details>\n</details>\n")]
    [InlineData("```\n[quote]a[/quote]\n```", "<pre tabindex=\"0\"><code>[quote]a[/quote]\n</code></pre>\n")]
    [InlineData("[quote]\n```\n[/quote]\n```\n[/quote]", "<blockquote class=\"quote\">\n<pre tabindex=\"0\"><code>[/quote]\n</code></pre>\n</blockquote>\n")]
    [InlineData("- [quote]\n  a\n  [/quote]\n- b", "<ul>\n<li>\n<blockquote class=\"quote\">\n<p>a</p>\n</blockquote>\n</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("a\n[/quote]\nb", "<p>a\n[/quote]\nb</p>\n")]
    [InlineData("un [spoiler]mot[/spoiler] ici", "<p>un [spoiler]mot[/spoiler] ici</p>\n")]
    [InlineData("[quote] : https://example.org", "<p>[quote] : <a href=\"https://example.org\" rel=\"nofollow ugc noopener\">https://example.org</a></p>\n")]
    public void a_block_stands_between_its_tags(string markdown, string html) =>
        Post.Html(markdown).ShouldBe(html);

    [Fact]
    public void the_sixth_quote_in_a_quote_is_text()
    {
        var html = Post.Html(string.Concat(Enumerable.Repeat("[quote]\n", 6)) + "a");
        html.Split("<blockquote").Length.ShouldBe(6);
        html.ShouldContain("[quote]\na");
    }
}
