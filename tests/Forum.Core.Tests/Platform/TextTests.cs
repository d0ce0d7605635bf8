using Forum.Core.Features.Accounts;
using Forum.Core.Features.Members;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Text;

namespace Forum.Core.Tests.Platform;

public sealed class TextTests
{
    // Normalize throws on each of them.
    [Theory]
    [InlineData(0xFFFE)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void text_that_unicode_does_not_know_stops_nothing(int unit)
    {
        var text = $"a{(char)unit}b";
        CleanText.Line(text).ShouldBe("a\uFFFDb");
        CleanText.Lines(text).ShouldBe("a\uFFFDb");
        Slug.Of(text, "x").ShouldBe("a-b");
        Member.KeyOf(text).ShouldBe("A\uFFFDB");
        Username.Read(text).Refusal.ShouldBe("accounts.username.characters");
        PasswordRules.Refusal("une longue phrase " + text).ShouldBeNull();
        TopicTitle.Read("Un titre avec " + text).Refusal.ShouldBeNull();
        TagNames.Read(text).Names.ShouldBe(["a-b"]);
    }
}
