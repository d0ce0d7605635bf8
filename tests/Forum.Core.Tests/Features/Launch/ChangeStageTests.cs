using Forum.Core.Features.Launch;
using Forum.Core.Features.Members;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Launch;

public sealed class ChangeStageTests
{
    [Fact]
    public async Task an_admin_opens_the_forum_and_the_log_says_so()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var admin = await Join(forum, "ines", Role.Admin);

        var outcome = await Change(forum, admin, Stage.Live);

        outcome.ShouldBeOfType<ChangeStage.Outcome.Changed>();
        (await StageOf(forum)).ShouldBe(Stage.Live);
        (await forum.Read(db => db.AuditEntries.SingleAsync())).ShouldSatisfyAllConditions(
            entry => entry.ActorId.ShouldBe(admin.Id),
            entry => entry.Details.ShouldBe("Private → Live"));
    }

    [Fact]
    public async Task a_moderator_changes_no_stage()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var moderator = await Join(forum, "marc", Role.Moderator);

        var outcome = await Change(forum, moderator, Stage.Live);

        outcome.ShouldBe(new ChangeStage.Outcome.Refused(ChangeStage.OnlyAdmins));
        (await StageOf(forum)).ShouldBe(Stage.Private);
    }

    static Task<ChangeStage.Outcome> Change(TestForum forum, Actor actor, Stage stage) =>
        forum.With((ChangeStage order) => order.Run(new ChangeStage.Command(actor, stage), default));

    static async Task<Stage> StageOf(TestForum forum) =>
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).Stage;

    static async Task<Actor> Join(TestForum forum, string name, Role role)
    {
        var member = new Member(name, name, forum.Clock.GetUtcNow().UtcDateTime, role);
        await forum.Services.GetRequiredService<Writes>().Run(write => { write.Db.Members.Add(member); return Task.CompletedTask; }, default);
        return member.AsActor();
    }
}
