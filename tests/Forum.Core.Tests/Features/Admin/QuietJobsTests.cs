using Forum.Core.Features.Admin;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Admin;

/// <summary>Background works run while people read: one that finds nothing to do must not cost every page that is kept.</summary>
public sealed class QuietJobsTests
{
    public static TheoryData<string> Jobs => [.. JobNames.All.Where(RunJob.CanRun)];

    [Theory, MemberData(nameof(Jobs))]
    public async Task a_job_that_finds_nothing_to_do_leaves_the_pages_that_are_kept(string job)
    {
        await using var forum = await TestForum.Start();
        var admin = await forum.Person("chef", Role.Admin);
        await forum.Topic(admin, await forum.Category("Pratique"));
        await forum.Settle();
        var generations = forum.Services.GetRequiredService<PageGenerations>();
        var before = generations.Now;

        (await forum.With((RunJob run) => run.Run(new(admin, job), default))).ShouldBeOfType<RunJob.Outcome.Done>();

        generations.Now.ShouldBe(before);
    }
}
