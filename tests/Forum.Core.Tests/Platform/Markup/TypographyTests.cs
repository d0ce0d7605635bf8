namespace Forum.Core.Tests.Platform.Markup;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("Vraiment ? Oui !", "Vraiment\u202F? Oui\u202F!")]
    [InlineData("Ceci ; cela : rien", "Ceci\u202F; cela\u202F: rien")]
    [InlineData("« Bonjour »", "«\u00A0Bonjour\u00A0»")]
    [InlineData("«Bonjour» !", "«\u00A0Bonjour\u00A0»\u202F!")]
    [InlineData("Quoi ?! Non ?", "Quoi\u202F?! Non\u202F?")]
    [InlineData("« *Ah* »", "«\u00A0<em>Ah</em>\u00A0»")]
    [InlineData("à 12:30, a::b, :) ou :-)", "à 12:30, a::b, :) ou :-)")]
    [InlineData("déjà\u00A0: posé\u202F!", "déjà\u00A0: posé\u202F!")]
    [InlineData("`a ? b : c`", "<code>a ? b : c</code>")]
    [InlineData("bravo :tada: !", "bravo 🎉\u202F!")]
    [InlineData("[Vu ?](https://example.org/a?b=c;d)", "<a href=\"https://example.org/a?b=c;d\" rel=\"nofollow ugc noopener\">Vu\u202F?</a>")]
    [InlineData("« https://example.org/?a=b » !", "«\u00A0<a href=\"https://example.org/?a=b\" rel=\"nofollow ugc noopener\">https://example.org/?a=b</a>\u00A0»\u202F!")]
    public void french_spaces_do_not_break(string markdown, string html) =>
        Post.Html(markdown, Post.French).ShouldBe($"<p>{html}</p>\n");

    [Fact]
    public void without_the_option_every_space_stays_as_typed() =>
        Post.Html("« Oui » ?").ShouldBe("<p>« Oui » ?</p>\n");

    [Fact]
    public void a_block_of_code_keeps_its_spaces() =>
        Post.Html("```\na ? b : c ; « d »\n```", Post.French).ShouldContain("a ? b : c ; « d »");
}
