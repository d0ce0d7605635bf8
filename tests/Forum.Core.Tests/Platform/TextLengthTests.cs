using Forum.Core.Features.Topics;
using Forum.Core.Platform.Text;

namespace Forum.Core.Tests.Platform;

public sealed class TextLengthTests
{
    [Fact]
    public void a_letter_under_a_tower_of_accents_is_as_long_as_the_tower()
    {
        TextLength.IsOver("e" + new string('\u0301', 10), 1).ShouldBeFalse();
        TextLength.IsOver("Titre " + new string('\u0301', 100_000), Topic.TitleLimit).ShouldBeTrue();
        TextLength.IsOver(new string('x', 199) + "👩🏽‍❤️‍💋‍👨🏿", 200).ShouldBeFalse();
        TextLength.IsOver(new string('x', 199) + "🏴󠁧󠁢󠁥󠁮󠁧󠁿", 200).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", 1, true)]
    [InlineData("deux", 5, true)]
    [InlineData("juste", 5, false)]
    [InlineData("e\u0301te\u0301", 4, true)]
    [InlineData("e\u0301te\u0301", 3, false)]
    [InlineData("👩🏽‍❤️‍💋‍👨🏿 !", 4, true)]
    [InlineData("\uD800x", 2, false)]
    public void what_one_sees_as_a_character_counts_once(string text, int least, bool under) => TextLength.IsUnder(text, least).ShouldBe(under);
}
