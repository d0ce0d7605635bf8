using Forum.Core.Features.Admin;
using Forum.Core.Features.Admin.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Admin;

public sealed class SeedForumTests
{
    [Fact]
    public async Task seeding_adds_exactly_what_was_asked_with_counters_that_are_right()
    {
        await using var forum = await TestForum.Start();

        foreach (var seed in (int[])[1, 2])
            await forum.With((SeedForum use) => use.Run(new SeedForum.Command(4, 6, 50, seed), default));

        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(8);
        (await forum.Read(db => db.Topics.CountAsync())).ShouldBe(12);
        (await forum.Read(db => db.Posts.CountAsync())).ShouldBe(100);
        (await forum.Read(db => db.Posts.Select(p => p.Markdown).Distinct().CountAsync())).ShouldBeGreaterThan(90);
        var counted = await forum.With((RecountCounters use) => use.Run(new RecountCounters.Command(false), default));
        counted.Counters.Where(c => c.Wrong > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_same_number_gives_the_same_texts_and_what_was_there_stays_counted()
    {
        await using var forum = await TestForum.Start();
        var author = await forum.Member("Ines");
        var topicId = (await forum.Topic(author, await forum.Category("Entraide"), "Comment compter juste ?")).TopicId;
        await forum.Reply(author, topicId);
        await forum.Settle();

        foreach (var _ in (int[])[1, 2])
            await forum.With((SeedForum use) => use.Run(new SeedForum.Command(0, 2, 30, 7), default));

        var seeded = await forum.Read(db => db.Posts.Where(p => p.TopicId != topicId).OrderBy(p => p.Id).Select(p => p.Markdown).ToListAsync());
        seeded[..30].ShouldBe(seeded[30..]);
        var counted = await forum.With((RecountCounters use) => use.Run(new RecountCounters.Command(false), default));
        counted.Counters.Where(c => c.Wrong > 0).ShouldBeEmpty();
        (await forum.Read(db => db.Categories.Select(c => c.LastPostAt).SingleAsync())).ShouldBe(await forum.Read(db => db.Topics.MaxAsync(t => (DateTime?)t.LastPostAt)));
    }
}
