using Forum.Core.Features.Topics;

namespace Forum.Core.Tests.Features.Topics;

public sealed class ShownTitleTests
{
    [Theory]
    [InlineData("Par où commencer ?", "Par où commencer\u00A0?")]
    [InlineData("Menu mobile : au clavier ?!", "Menu mobile\u00A0: au clavier\u00A0?!")]
    [InlineData("Un sujet sans signe", "Un sujet sans signe")]
    [InlineData("What is :hover for?", "What is :hover for?")]
    [InlineData(" ?", "\u00A0?")]
    public void a_sign_never_begins_a_line(string title, string shown) => TopicTitle.Shown(title).ShouldBe(shown);
}
