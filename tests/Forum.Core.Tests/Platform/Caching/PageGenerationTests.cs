using Forum.Core.Platform.Caching;

namespace Forum.Core.Tests.Platform.Caching;

public sealed class PageGenerationTests
{
    private readonly PageGenerations generations = new();

    [Fact]
    public void what_nothing_touched_stands()
    {
        var since = generations.Now;
        generations.Stands(since, [PageTag.Topic(1)]).ShouldBeTrue();

        generations.Move([PageTag.Topic(2)]);
        generations.Stands(since, [PageTag.Topic(1)]).ShouldBeTrue();
    }

    [Fact]
    public void what_was_touched_falls_and_stands_again_when_made_anew()
    {
        var since = generations.Now;
        generations.Move([PageTag.Topic(1), PageTag.Category(7)]);

        generations.Stands(since, [PageTag.Topic(1)]).ShouldBeFalse();
        generations.Stands(since, [PageTag.Topic(3), PageTag.Category(7)]).ShouldBeFalse();
        generations.Stands(generations.Now, [PageTag.Topic(1)]).ShouldBeTrue();
    }

    [Fact]
    public void a_topic_and_a_category_of_the_same_number_are_two()
    {
        var since = generations.Now;
        generations.Move([PageTag.Topic(5)]);

        generations.Stands(since, [PageTag.Category(5)]).ShouldBeTrue();
    }

    [Fact]
    public void without_a_tag_everything_touches()
    {
        var since = generations.Now;
        generations.Move([PageTag.Topic(2)]);

        generations.Stands(since, []).ShouldBeFalse();
    }

    [Fact]
    public void all_fall_at_once()
    {
        var since = generations.Now;
        generations.MoveAll();

        generations.Stands(since, [PageTag.Topic(1)]).ShouldBeFalse();
        generations.Stands(generations.Now, []).ShouldBeTrue();
    }

    [Fact]
    public void what_was_read_before_a_write_and_finished_after_it_does_not_stand()
    {
        var since = generations.Now;
        generations.Move([PageTag.Topic(1)]);
        generations.Move([PageTag.Topic(2)]);

        generations.Stands(since, [PageTag.Topic(1)]).ShouldBeFalse();
    }
}
