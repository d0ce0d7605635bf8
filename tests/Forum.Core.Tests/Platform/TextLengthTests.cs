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
}
