using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class SignUpTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start();

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task a_visitor_becomes_a_member_is_signed_in_and_gets_a_letter()
    {
        var joined = (await Join("Marie", "marie@exemple.fr")).ShouldBeOfType<SignUp.Outcome.Joined>();

        (await forum.With((Sessions sessions) => sessions.Find(joined.Token, default).AsTask()))!.Actor.Username.ShouldBe("Marie");
        var (template, data) = (await forum.MailTo("marie@exemple.fr")).ShouldHaveSingleItem();
        template.ShouldBe(AccountMail.ConfirmEmail);
        data["link"].ShouldStartWith("/confirm-email?token=");
    }

    [Fact]
    public async Task everything_that_is_wrong_is_told_at_once() =>
        Problems(await Run(new("a", "nowhere", "short", "fr", "192.0.2.1", "Firefox") { Agreed = true })).ShouldBe(
        [
            "username accounts.username.short", "email accounts.email.invalid", "password accounts.password.short",
        ]);

    [Theory]
    [InlineData("marie", "taken")]
    [InlineData("MARIE", "taken")]
    [InlineData("ｍarie", "taken")]
    [InlineData("mar1e", "lookalike")]
    [InlineData("márie", "lookalike")]
    [InlineData("rnarie", "lookalike")]
    public async Task nobody_can_pass_for_somebody_else(string name, string reason)
    {
        await Join("Marie", "marie@exemple.fr");
        Problems(await Join(name, "other@exemple.fr")).ShouldBe(["username accounts.username." + reason]);
    }

    [Fact]
    public async Task an_address_has_one_account()
    {
        await Join("marie", "marie@exemple.fr");
        Problems(await Join("paul", "MARIE@exemple.fr")).ShouldBe(["email accounts.email.taken"]);
    }

    [Fact]
    public async Task a_double_click_makes_one_account_and_lets_both_in()
    {
        var outcomes = await Task.WhenAll(Join("marie", "marie@exemple.fr"), Join("marie", "marie@exemple.fr"));
        outcomes.ShouldAllBe(outcome => outcome is SignUp.Outcome.Joined);
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task two_people_asking_for_one_name_at_once_get_one_account_and_one_refusal()
    {
        var outcomes = await Task.WhenAll(Join("marie", "marie@exemple.fr"), Join("Marie", "another@exemple.fr"), Join("mar1e", "third@exemple.fr"));
        outcomes.Count(outcome => outcome is SignUp.Outcome.Joined).ShouldBe(1);
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(1);
        (await forum.Read(db => db.Accounts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task a_resend_with_another_password_is_no_way_in()
    {
        await Join("marie", "marie@exemple.fr");
        Problems(await Run(new("marie", "marie@exemple.fr", "another password", "fr", "192.0.2.1", "x") { Agreed = true })).Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_address_makes_three_accounts_a_day()
    {
        for (var i = 0; i < 3; i++) (await Join("member" + i, $"m{i}@exemple.fr")).ShouldBeOfType<SignUp.Outcome.Joined>();
        (await Join("fourth", "m4@exemple.fr")).ShouldBeOfType<SignUp.Outcome.Limited>().Wait.ShouldBe(TimeSpan.FromDays(1));
        (await Join("fourth", "m4@exemple.fr", from: "192.0.2.2")).ShouldBeOfType<SignUp.Outcome.Joined>();
        forum.Clock.Advance(TimeSpan.FromDays(1));
        (await Join("fifth", "m5@exemple.fr")).ShouldBeOfType<SignUp.Outcome.Joined>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task nobody_joins_before_the_forum_is_live(int stage)
    {
        await forum.Reach((Stage)stage);
        (await Join("marie", "marie@exemple.fr")).ShouldBeOfType<SignUp.Outcome.Closed>().Reason.ShouldBe(StagePolicy.SignUpClosed);
    }

    [Fact]
    public async Task whoever_sets_the_forum_up_gets_any_name_and_a_confirmed_address()
    {
        var created = await forum.With((CreateAccount create) => create.Run(new("admin", "a@exemple.fr", TestForum.Password, Core.Platform.Permissions.Role.Admin, "fr"), default));
        created.ShouldBeOfType<CreateAccount.Outcome.Created>();
        (await forum.Read(db => db.Accounts.SingleAsync())).EmailConfirmed.ShouldBeTrue();
    }

    private Task<SignUp.Outcome> Join(string name, string email, string from = "192.0.2.1") =>
        Run(new(name, email, TestForum.Password, "fr", from, "Firefox") { Agreed = true });

    private Task<SignUp.Outcome> Run(SignUp.Command command) => forum.With((SignUp signUp) => signUp.Run(command, default));

    private static List<string> Problems(SignUp.Outcome outcome) =>
        [.. outcome.ShouldBeOfType<SignUp.Outcome.Invalid>().Problems.Select(p => $"{p.Field} {p.Reason}")];
}
