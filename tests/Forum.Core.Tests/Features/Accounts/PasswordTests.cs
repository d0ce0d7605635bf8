using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class PasswordTests : IAsyncLifetime
{
    private const string Better = "another horse entirely";
    private TestForum forum = null!;
    private Actor marie = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        marie = await forum.Member("marie");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task changing_it_ends_other_sessions_and_renews_this_one_s_token()
    {
        var (here, there) = (await Enter(), await Enter());
        var session = await Find(here);

        var changed = (await Change(session!.SessionId, TestForum.Password, Better)).ShouldBeOfType<ChangePassword.Outcome.Changed>();

        (await Find(here)).ShouldBeNull();
        (await Find(there)).ShouldBeNull();
        (await Find(changed.Token))!.SessionId.ShouldBe(session.SessionId);
        (await forum.MailTo("marie@example.test")).ShouldHaveSingleItem().Template.ShouldBe(AccountMail.PasswordChanged);
        (await SignIn(TestForum.Password)).ShouldBeOfType<SignIn.Outcome.Refused>();
        (await SignIn(Better)).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task changing_it_needs_the_old_one_and_a_fit_new_one()
    {
        var session = await Find(await Enter());
        (await Change(session!.SessionId, "not this one", "short")).ShouldBeOfType<ChangePassword.Outcome.Invalid>().Problems.Select(p => p.Reason)
            .ShouldBe(["accounts.currentPassword.wrong", "accounts.password.short"]);
    }

    [Fact]
    public async Task a_stolen_session_cannot_guess_the_password()
    {
        var session = await Find(await Enter());
        for (var i = 0; i < 5; i++) await Change(session!.SessionId, "wrong password", Better);
        (await Change(session!.SessionId, TestForum.Password, Better)).ShouldBeOfType<ChangePassword.Outcome.Limited>();
    }

    [Fact]
    public async Task typing_it_again_makes_the_sign_in_recent_and_renews_the_token()
    {
        var token = await Enter();
        var session = await Find(token);
        forum.Clock.Advance(TimeSpan.FromHours(3));
        (await forum.With((ConfirmPassword confirm) => confirm.Run(new(marie, session!.SessionId, "wrong password"), default))).ShouldBeOfType<ConfirmPassword.Outcome.Refused>();
        var confirmed = (await forum.With((ConfirmPassword confirm) => confirm.Run(new(marie, session!.SessionId, TestForum.Password), default)))
            .ShouldBeOfType<ConfirmPassword.Outcome.Confirmed>();
        (await Find(token)).ShouldBeNull();
        ((await Find(confirmed.Token))!.ConfirmedAt - session!.ConfirmedAt).ShouldBe(TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task a_forgotten_password_is_replaced_by_a_link_that_works_once()
    {
        var before = await Enter();
        var token = await AskForLink();

        (await Reset(token, "short")).ShouldBeOfType<ResetPassword.Outcome.Invalid>();
        (await forum.With((ResetPassword reset) => reset.IsGood(token, default))).ShouldBeTrue();
        var outcomes = await Task.WhenAll(Reset(token, Better), Reset(token, Better));
        outcomes.Count(outcome => outcome is ResetPassword.Outcome.Changed).ShouldBe(1);
        (await Reset(token, Better)).ShouldBeOfType<ResetPassword.Outcome.BadLink>();
        (await Find(before)).ShouldBeNull();
        (await SignIn(Better)).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task a_link_lasts_an_hour()
    {
        var token = await AskForLink();
        forum.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Reset(token, Better)).ShouldBeOfType<ResetPassword.Outcome.BadLink>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task an_invented_link_is_no_link(string? token) => (await Reset(token, Better)).ShouldBeOfType<ResetPassword.Outcome.BadLink>();

    [Fact]
    public async Task a_link_for_one_purpose_does_not_serve_another()
    {
        var links = forum.Services.GetRequiredService<AccountLinks>();
        var account = await forum.Read(db => db.Accounts.SingleAsync());
        (await Reset(links.Seal(AccountLinks.ConfirmEmail, account.Id, account.SecurityStamp!), Better)).ShouldBeOfType<ResetPassword.Outcome.BadLink>();
    }

    [Fact]
    public async Task asking_for_an_unknown_address_takes_the_same_path_and_writes_to_nobody()
    {
        var known = await Ask("marie@example.test");
        var unknown = await Ask("nobody@example.test");
        unknown.GetType().ShouldBe(known.GetType());
        (await forum.Read(db => db.Events.CountAsync(e => e.Name == "account.password-reset-requested"))).ShouldBe(2);
        (await forum.Read(db => db.Emails.CountAsync())).ShouldBe(0, "the look-up is done later, for both");
        (await forum.MailTo("nobody@example.test")).ShouldBeEmpty();
        (await forum.MailTo("marie@example.test")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("marie@example.test")]
    [InlineData("nobody@example.test")]
    public async Task five_letters_in_half_an_hour_are_enough_known_or_not(string address)
    {
        for (var i = 0; i < 5; i++) (await Ask(address)).ShouldBeOfType<RequestPasswordReset.Outcome.Taken>();
        (await Ask(address)).ShouldBeOfType<RequestPasswordReset.Outcome.Limited>();
        forum.Clock.Advance(TimeSpan.FromMinutes(30));
        (await Ask(address)).ShouldBeOfType<RequestPasswordReset.Outcome.Taken>();
    }

    [Fact]
    public async Task the_command_line_can_replace_it()
    {
        var token = await Enter();
        (await Replace("marie", "short")).ShouldBeOfType<ReplacePassword.Outcome.Invalid>();
        (await Replace("nobody", Better)).ShouldBeOfType<ReplacePassword.Outcome.Nobody>();
        (await Replace("Marie", Better)).ShouldBeOfType<ReplacePassword.Outcome.Replaced>();
        (await Find(token)).ShouldBeNull();
        (await SignIn(Better)).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    private async Task<string> AskForLink()
    {
        await Ask("Marie@example.test");
        var (template, data) = (await forum.MailTo("marie@example.test"))[^1];
        template.ShouldBe(AccountMail.ResetPassword);
        return data["link"]["/reset-password?token=".Length..];
    }

    private Task<RequestPasswordReset.Outcome> Ask(string address) =>
        forum.With((RequestPasswordReset request) => request.Run(new(address, "192.0.2.1"), default));

    private Task<ResetPassword.Outcome> Reset(string? token, string password) => forum.With((ResetPassword reset) => reset.Run(new(token, password), default));

    private Task<ReplacePassword.Outcome> Replace(string name, string password) => forum.With((ReplacePassword replace) => replace.Run(new(name, password), default));

    private Task<ChangePassword.Outcome> Change(long session, string current, string next) =>
        forum.With((ChangePassword change) => change.Run(new(marie, session, current, next), default));

    private Task<SignIn.Outcome> SignIn(string password) =>
        forum.With((SignIn signIn) => signIn.Run(new("marie", password, false, "192.0.2.1", "x"), default));

    private async Task<string> Enter() => (await SignIn(TestForum.Password)).ShouldBeOfType<SignIn.Outcome.SignedIn>().Token;

    private Task<SignedIn?> Find(string token) => forum.With((Sessions sessions) => sessions.Find(token, default).AsTask());
}
