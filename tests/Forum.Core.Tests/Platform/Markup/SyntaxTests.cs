namespace Forum.Core.Tests.Platform.Markup;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("# Un", "<h3>Un</h3>\n")]
    [InlineData("##### Un", "<h6>Un</h6>\n")]
    [InlineData("a\nb  \nc", "<p>a\nb<br>\nc</p>\n")]
    [InlineData("~~a~~ *b* **c**", "<p><del>a</del> <em>b</em> <strong>c</strong></p>\n")]
    [InlineData("- [x] a\n- [ ] b", "<ul>\n<li><span class=\"task done\" role=\"img\" aria-label=\"☑\">☑</span> a</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"☐\">☐</span> b</li>\n</ul>\n")]
    [InlineData("```SQL\nx < 1\n```", "<pre tabindex=\"0\" data-language=\"sql\"><code class=\"language-sql\">x &lt; 1\n</code></pre>\n")]
    [InlineData("bravo :tada:", "<p>bravo 🎉</p>\n")]
    [InlineData("a ||caché|| b", "<p>a <span class=\"spoiler\" tabindex=\"0\">caché</span> b</p>\n")]
    [InlineData("a || b || c", "<p>a || b || c</p>\n")]
    [InlineData("www.example.org.", "<p><a href=\"https://www.example.org\" rel=\"nofollow ugc noopener\">www.example.org</a>.</p>\n")]
    [InlineData("ftp://example.org", "<p>ftp://example.org</p>\n")]
    [InlineData("[a](javascript:alert(1))", "<p>a</p>\n")]
    [InlineData("[a](/t/12)", "<p><a href=\"/t/12\">a</a></p>\n")]
    [InlineData("![a|640x480](/uploads/7-0123456789abcdef.png)", "<p><a href=\"/uploads/7-0123456789abcdef.png\"><img src=\"/uploads/7-0123456789abcdef-small.webp\" alt=\"a\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\"></a></p>\n")]
    [InlineData("![a](/uploads/7-0123456789abcdef.png)", "<p><a href=\"/uploads/7-0123456789abcdef.png\"><img src=\"/uploads/7-0123456789abcdef-small.webp\" alt=\"a\" width=\"1280\" height=\"960\" loading=\"lazy\" decoding=\"async\"></a></p>\n")]
    [InlineData("[![a|2000x1500](/uploads/7-0123456789abcdef.png)](/t/1)", "<p><a href=\"/t/1\"><img src=\"/uploads/7-0123456789abcdef.png\" alt=\"a\" width=\"2000\" height=\"1500\" loading=\"lazy\" decoding=\"async\"></a></p>\n")]
    [InlineData("[a](/uploads/8-0123456789abcdef.pdf) ![b](/uploads/9-0123456789abcdef.png)", "<p><a href=\"/uploads/8-0123456789abcdef.pdf\">a</a> <a class=\"remote-image\" href=\"/uploads/9-0123456789abcdef.png\">b</a></p>\n")]
    [InlineData("![a](https://example.org/a.png)", "<p><a class=\"remote-image\" href=\"https://example.org/a.png\" rel=\"nofollow ugc noopener\">a</a></p>\n")]
    [InlineData("@ines @INES @nobody", "<p><a class=\"mention\" href=\"/u/Ines\">@Ines</a> <a class=\"mention\" href=\"/u/Ines\">@Ines</a> @nobody</p>\n")]
    [InlineData("#entraide #entraide/sql #jointure #rien", "<p><a class=\"category\" href=\"/c/entraide\">Entraide</a> <a class=\"category\" href=\"/c/entraide/sql\">SQL</a> <a class=\"tag\" href=\"/tag/jointure\">jointure</a> #rien</p>\n")]
    [InlineData("a+b@ines.org `@ines` \\@ines [@ines](/x)", "<p><a href=\"mailto:a+b@ines.org\">a+b@ines.org</a> <code>@ines</code> @ines <a href=\"/x\">@ines</a></p>\n")]
    public void each_syntax_has_its_html(string markdown, string html) =>
        Post.Html(markdown).ShouldBe(html);
}
