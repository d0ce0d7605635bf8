using Forum.Core.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("marie");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Theory]
    [InlineData("marie")]
    [InlineData("MARIE")]
    [InlineData(" marie ")]
    [InlineData("marie@example.test")]
    [InlineData("Marie@Example.test")]
    public async Task a_member_signs_in_by_name_or_address(string name)
    {
        var token = (await Try(name)).ShouldBeOfType<SignIn.Outcome.SignedIn>().Token;
        (await Find(token))!.Actor.Username.ShouldBe("marie");
    }

    [Fact]
    public async Task an_unknown_name_and_a_wrong_password_get_one_answer()
    {
        (await Try("marie", "wrong password")).ShouldBe(new SignIn.Outcome.Refused(SignIn.Wrong));
        (await Try("nobody", "wrong password")).ShouldBe(new SignIn.Outcome.Refused(SignIn.Wrong));
        (await Try("marie", new string('x', 100_000))).ShouldBe(new SignIn.Outcome.Refused(SignIn.Wrong));
    }

    [Fact]
    public async Task a_name_that_is_nobody_s_is_limited_like_one_that_is_somebody_s()
    {
        async Task<int> Refusals(string name, string from)
        {
            for (var tries = 0; ; tries++)
            {
                if (tries % 5 == 0) forum.Clock.Advance(TimeSpan.FromMinutes(1));
                if (await Try(name, "wrong password", from) is SignIn.Outcome.Limited) return tries;
            }
        }

        (await Refusals("marie", "192.0.2.50")).ShouldBe(15);
        (await Refusals("nobody", "192.0.2.51")).ShouldBe(15);
        (await Refusals(" Nobody@example.test", "192.0.2.52")).ShouldBe(15);
    }

    [Fact]
    public async Task each_sign_in_has_a_token_of_its_own()
    {
        var one = (await Try("marie")).ShouldBeOfType<SignIn.Outcome.SignedIn>().Token;
        var two = (await Try("marie")).ShouldBeOfType<SignIn.Outcome.SignedIn>().Token;
        one.ShouldNotBe(two);
        (await forum.Read(db => db.Sessions.Select(s => s.TokenHash).ToListAsync())).ShouldNotContain(one);
    }

    [Fact]
    public async Task six_wrong_passwords_a_minute_and_thirty_an_hour_are_all_an_address_gets()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            for (var i = 0; i < 6; i++) (await Try($"somebody{minute}{i}", "wrong password")).ShouldBeOfType<SignIn.Outcome.Refused>();
            (await Try("marie")).ShouldBeOfType<SignIn.Outcome.Limited>().Wait.ShouldBeGreaterThan(TimeSpan.Zero);
            forum.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Try("marie")).ShouldBeOfType<SignIn.Outcome.Limited>().Wait.ShouldBe(TimeSpan.FromMinutes(55));
        (await Try("marie", from: "192.0.2.2")).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task tries_at_the_same_moment_do_not_slip_through()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Try("marie", "wrong password")));
        outcomes.Count(outcome => outcome is SignIn.Outcome.Refused).ShouldBe(6);
    }

    [Fact]
    public async Task right_passwords_use_nothing_up_so_a_class_of_forty_gets_in()
    {
        for (var i = 0; i < 40; i++) (await Try("marie")).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task an_attacker_with_many_addresses_is_slowed_and_never_locks_the_owner_out()
    {
        for (var i = 0; i < 55; i++) (await Try("marie", "wrong password", $"198.51.100.{i}")).ShouldBeOfType<SignIn.Outcome.Refused>();

        for (var i = 0; i < 3; i++) (await Try("marie", "wrong password", "203.0.113.9")).ShouldBeOfType<SignIn.Outcome.Refused>();
        (await Try("marie", "wrong password", "203.0.113.9")).ShouldBeOfType<SignIn.Outcome.Limited>();

        (await Try("marie", from: "192.0.2.77")).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task limits_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("preau-tests").FullName;
        try
        {
            await using (var before = await TestForum.Start(folder: folder))
            {
                for (var i = 0; i < 6; i++) await before.With((SignIn signIn) => signIn.Run(new("marie", "wrong password", false, "192.0.2.1", "x"), default));
            }

            await using var after = await TestForum.Start(folder: folder);
            (await after.With((SignIn signIn) => signIn.Run(new("marie", "wrong password", false, "192.0.2.1", "x"), default))).ShouldBeOfType<SignIn.Outcome.Limited>();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task windows_that_have_ended_leave_no_row()
    {
        await Try("marie", "wrong password");
        forum.Clock.Advance(TimeSpan.FromHours(2));
        await Try("marie", "wrong password", "192.0.2.50");
        (await forum.Read(db => db.RateWindows.Select(w => w.Key).ToListAsync())).ShouldAllBe(key => !key.Contains("192.0.2.1"));
    }

    [Fact]
    public async Task an_older_hash_is_renewed_and_links_sent_before_stay_good()
    {
        await using var weak = await TestForum.Start();
        await weak.Member("paul");
        var before = await weak.Read(db => db.Accounts.SingleAsync());
        var older = await new Passwords(Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 10 })).Hash(TestForum.Password, default);
        await weak.Write(async write => (await write.Db.Accounts.SingleAsync()).RenewHash(older));

        await weak.With((SignIn signIn) => signIn.Run(new("paul", TestForum.Password, false, "192.0.2.1", "x"), default));

        var after = await weak.Read(db => db.Accounts.SingleAsync());
        after.PasswordHash.ShouldNotBe(older);
        after.SecurityStamp.ShouldBe(before.SecurityStamp);
        (await weak.With((SignIn signIn) => signIn.Run(new("paul", TestForum.Password, false, "192.0.2.1", "x"), default))).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public void a_household_counts_as_one_address()
    {
        NetworkAddress.KeyOf(System.Net.IPAddress.Parse("::ffff:192.0.2.1")).ShouldBe("192.0.2.1");
        NetworkAddress.KeyOf(System.Net.IPAddress.Parse("2001:db8:1:2:aaaa::1")).ShouldBe(NetworkAddress.KeyOf(System.Net.IPAddress.Parse("2001:db8:1:2:bbbb::2")));
        NetworkAddress.KeyOf(System.Net.IPAddress.Parse("2001:db8:1:3::1")).ShouldNotBe(NetworkAddress.KeyOf(System.Net.IPAddress.Parse("2001:db8:1:2::1")));
    }

    private Task<SignIn.Outcome> Try(string name, string password = TestForum.Password, string from = "192.0.2.1") =>
        forum.With((SignIn signIn) => signIn.Run(new(name, password, false, from, "Firefox, Linux"), default));

    private Task<SignedIn?> Find(string token) => forum.With((Sessions sessions) => sessions.Find(token, default).AsTask());
}
