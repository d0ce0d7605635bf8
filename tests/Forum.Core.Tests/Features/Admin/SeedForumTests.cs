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
}
