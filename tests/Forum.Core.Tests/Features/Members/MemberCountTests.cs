using Forum.Core.Features.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Members;

public sealed class MemberCountTests
{
    [Fact]
    public async Task members_are_counted_again_when_one_may_have_come_or_gone_and_not_for_each_reader()
    {
        await using var forum = await TestForum.Start();
        var count = forum.Services.GetRequiredService<MemberCount>();
        var ines = await forum.Person("ines");
        var before = await count.Get(default);
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        await count.Get(default);

        await forum.Reply(ines, topic.TopicId);
        var asked = CommandCount.Of(forum);
        (await count.Get(default)).ShouldBe(before);
        CommandCount.Of(forum).ShouldBe(asked);

        var marc = await forum.Person("marc");
        (await count.Get(default)).ShouldBe(before + 1);
        await forum.Write(write => write.Db.Members.Where(m => m.Id == marc.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, write.Now)));
        (await count.Get(default)).ShouldBe(before);
    }
}
