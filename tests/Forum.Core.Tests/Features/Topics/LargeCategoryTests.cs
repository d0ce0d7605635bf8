using Forum.Core.Features.Topics;

namespace Forum.Core.Tests.Features.Topics;

public sealed class LargeCategoryTests
{
    [Fact]
    public void that_there_are_enough_is_remembered_for_a_while()
    {
        var clock = new TestClock();
        var large = new LargeCategories(clock);
        large.Has("1,2").ShouldBeFalse();

        large.Add("1,2");

        (large.Has("1,2"), large.Has("1")).ShouldBe((true, false));
        clock.Advance(TimeSpan.FromMinutes(10));
        large.Has("1,2").ShouldBeFalse();
    }
}
