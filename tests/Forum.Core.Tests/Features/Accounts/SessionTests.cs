using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class SessionTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor marie = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        marie = await forum.Member("marie");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task signing_out_ends_the_session_at_once()
    {
        var token = await Enter();
        var session = await Find(token);
        await forum.With((SignOut signOut) => Done(signOut.Run(new(session!.SessionId), default)));
        (await Find(token)).ShouldBeNull();
        (await forum.Read(db => db.Sessions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task a_member_ends_one_of_their_other_sessions_and_no_one_else_s()
    {
        var here = await Find(await Enter());
        var phoneToken = await Enter();
        var phone = await Find(phoneToken);
        var stranger = await forum.Member("paul");

        (await forum.With((EndSession end) => end.Run(new(stranger, phone!.SessionId), default))).ShouldBeFalse();
        (await Find(phoneToken)).ShouldNotBeNull();
        (await forum.With((EndSession end) => end.Run(new(marie, phone!.SessionId), default))).ShouldBeTrue();
        (await Find(phoneToken)).ShouldBeNull();
        (await forum.With((AccountQueries queries) => queries.Own(marie, default))).Sessions.Select(s => s.Id).ShouldBe([here!.SessionId]);
    }

    [Fact]
    public async Task all_others_end_together_and_this_one_stays()
    {
        var (here, one, two) = (await Enter(), await Enter(), await Enter());
        var current = await Find(here);
        (await forum.With((EndOtherSessions end) => end.Run(new(marie, current!.SessionId), default))).ShouldBe(2);
        (await Find(here)).ShouldNotBeNull();
        (await Find(one)).ShouldBeNull();
        (await Find(two)).ShouldBeNull();
    }

    [Fact]
    public async Task a_session_not_remembered_ends_after_a_day_without_use()
    {
        var token = await Enter();
        forum.Clock.Advance(TimeSpan.FromHours(23));
        (await Find(token)).ShouldNotBeNull();
        forum.Clock.Advance(TimeSpan.FromHours(2));
        (await Find(token)).ShouldBeNull();
    }

    [Fact]
    public async Task use_prolongs_a_remembered_session_up_to_ninety_days()
    {
        var token = await Enter(remember: true);
        for (var day = 0; day < 80; day += 10)
        {
            forum.Clock.Advance(TimeSpan.FromDays(10));
            (await Find(token)).ShouldNotBeNull();
            await Sessions.WriteDown(default);
        }

        forum.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromMinutes(1));
        (await Find(token)).ShouldNotBeNull();
        await Sessions.WriteDown(default);
        forum.Clock.Advance(TimeSpan.FromMinutes(2));
        (await Find(token)).ShouldBeNull();
    }

    [Fact]
    public async Task being_here_is_written_down_every_few_minutes_only()
    {
        var token = await Enter();
        await Find(token);
        await Sessions.WriteDown(default);
        var before = await forum.Read(db => db.Sessions.SingleAsync());

        forum.Clock.Advance(TimeSpan.FromMinutes(6));
        await Find(token);
        await Sessions.WriteDown(default);

        var after = await forum.Read(db => db.Sessions.SingleAsync());
        (after.LastSeenAt - before.LastSeenAt).ShouldBe(TimeSpan.FromMinutes(6));
        (await forum.Read(db => db.Members.SingleAsync())).LastSeenAt.ShouldBe(after.LastSeenAt);
    }

    [Fact]
    public async Task sessions_that_have_ended_leave_no_row()
    {
        await Enter();
        forum.Clock.Advance(TimeSpan.FromDays(2));
        await Sessions.WriteDown(default);
        (await forum.Read(db => db.Sessions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task the_twenty_first_browser_takes_the_place_of_the_oldest()
    {
        var first = await Enter();
        for (var i = 0; i < 20; i++)
        {
            forum.Clock.Advance(TimeSpan.FromSeconds(1));
            await Enter();
        }

        (await Find(first)).ShouldBeNull();
        (await forum.Read(db => db.Sessions.CountAsync())).ShouldBe(20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task an_invented_token_is_nobody(string token) => (await Find(token)).ShouldBeNull();

    private Sessions Sessions => forum.Services.GetRequiredService<Sessions>();

    private async Task<string> Enter(bool remember = false) =>
        (await forum.With((SignIn signIn) => signIn.Run(new("marie", TestForum.Password, remember, "192.0.2.1", "Firefox, Linux"), default)))
        .ShouldBeOfType<SignIn.Outcome.SignedIn>().Token;

    private Task<SignedIn?> Find(string token) => Sessions.Find(token, default).AsTask();

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }
}
