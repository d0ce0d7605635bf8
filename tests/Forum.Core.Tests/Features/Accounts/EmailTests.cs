using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class EmailTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start();

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task the_letter_s_link_confirms_the_address_once()
    {
        await Join();
        var token = (await forum.MailTo("marie@exemple.fr"))[0].Data["link"]["/confirm-email?token=".Length..];
        (await Confirm(token)).ShouldBe(new ConfirmEmail.Outcome.Confirmed("marie@exemple.fr"));
        (await Confirm(token)).ShouldBeOfType<ConfirmEmail.Outcome.AlreadyDone>();
        (await Confirm(token + "x")).ShouldBeOfType<ConfirmEmail.Outcome.BadLink>();
        (await forum.Read(db => db.Accounts.SingleAsync())).EmailConfirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task the_link_lasts_a_day_and_a_new_letter_can_be_had()
    {
        var marie = await Join();
        var token = (await forum.MailTo("marie@exemple.fr"))[0].Data["link"]["/confirm-email?token=".Length..];
        forum.Clock.Advance(TimeSpan.FromHours(25));
        (await Confirm(token)).ShouldBeOfType<ConfirmEmail.Outcome.BadLink>();

        (await Send(marie)).ShouldBeOfType<SendConfirmation.Outcome.Sent>();
        var again = (await forum.MailTo("marie@exemple.fr"))[^1].Data["link"]["/confirm-email?token=".Length..];
        (await Confirm(again)).ShouldBeOfType<ConfirmEmail.Outcome.Confirmed>();
        (await Send(marie)).ShouldBeOfType<SendConfirmation.Outcome.AlreadyDone>();
    }

    [Fact]
    public async Task letters_are_limited()
    {
        var marie = await Join();
        for (var i = 0; i < 5; i++) (await Send(marie)).ShouldBeOfType<SendConfirmation.Outcome.Sent>();
        (await Send(marie)).ShouldBeOfType<SendConfirmation.Outcome.Limited>();
    }

    [Fact]
    public async Task a_new_address_counts_once_its_link_is_followed_and_the_old_one_is_told()
    {
        var marie = await forum.Member("marie");
        (await Ask(marie, "new@exemple.fr", TestForum.Password)).ShouldBe(new RequestEmailChange.Outcome.Asked("new@exemple.fr"));
        (await forum.Read(db => db.Accounts.SingleAsync())).Email.ShouldBe("marie@example.test");
        (await forum.MailTo("marie@example.test")).ShouldHaveSingleItem().Template.ShouldBe(AccountMail.EmailChangeAsked);

        var token = (await forum.MailTo("new@exemple.fr"))[0].Data["link"]["/confirm-email?change=".Length..];
        (await Change(token)).ShouldBe(new ConfirmEmailChange.Outcome.Changed("new@exemple.fr"));
        (await Change(token)).ShouldBeOfType<ConfirmEmailChange.Outcome.BadLink>();
        var account = await forum.Read(db => db.Accounts.SingleAsync());
        (account.Email, account.EmailConfirmed, account.PendingEmail).ShouldBe(("new@exemple.fr", true, null));
    }

    [Fact]
    public async Task an_address_asked_for_by_an_intruder_is_forgotten_with_the_old_password()
    {
        var marie = await forum.Member("marie");
        await Ask(marie, "intruder@exemple.fr", TestForum.Password);
        var change = (await forum.MailTo("intruder@exemple.fr"))[0].Data["link"]["/confirm-email?change=".Length..];

        await forum.With((RequestPasswordReset request) => request.Run(new("marie@example.test", "192.0.2.7"), default));
        var reset = (await forum.MailTo("marie@example.test"))[^1].Data["link"]["/reset-password?token=".Length..];
        (await forum.With((ResetPassword password) => password.Run(new(reset, "une toute autre phrase"), default))).ShouldBeOfType<ResetPassword.Outcome.Changed>();

        (await Change(change)).ShouldBeOfType<ConfirmEmailChange.Outcome.BadLink>();
        (await forum.Read(db => db.Accounts.SingleAsync())).Email.ShouldBe("marie@example.test");
    }

    [Fact]
    public async Task changing_it_needs_the_password_and_a_free_address()
    {
        var marie = await forum.Member("marie");
        await forum.Member("paul");
        Reasons(await Ask(marie, "new@exemple.fr", "wrong password")).ShouldBe(["accounts.currentPassword.wrong"]);
        Reasons(await Ask(marie, "nowhere", null)).ShouldBe(["accounts.currentPassword.missing", "accounts.email.invalid"]);
        Reasons(await Ask(marie, "marie@example.test", TestForum.Password)).ShouldBe(["accounts.email.same"]);
        Reasons(await Ask(marie, "Paul@example.test", TestForum.Password)).ShouldBe(["accounts.email.taken"]);
    }

    [Fact]
    public async Task an_address_taken_in_the_meantime_stays_with_whoever_confirmed_first()
    {
        var (marie, paul) = (await forum.Member("marie"), await forum.Member("paul"));
        await Ask(marie, "new@exemple.fr", TestForum.Password);
        await Ask(paul, "new@exemple.fr", TestForum.Password);
        var tokens = (await forum.MailTo("new@exemple.fr")).Select(mail => mail.Data["link"]["/confirm-email?change=".Length..]).ToList();
        (await Change(tokens[0])).ShouldBeOfType<ConfirmEmailChange.Outcome.Changed>();
        (await Change(tokens[1])).ShouldBeOfType<ConfirmEmailChange.Outcome.Taken>();
    }

    private async Task<Actor> Join()
    {
        var joined = (await forum.With((SignUp signUp) => signUp.Run(new("marie", "marie@exemple.fr", TestForum.Password, "fr", "192.0.2.9", "x") { Agreed = true }, default)))
            .ShouldBeOfType<SignUp.Outcome.Joined>();
        return new Actor(joined.MemberId, "marie", "marie", Role.Member);
    }

    private Task<ConfirmEmail.Outcome> Confirm(string token) => forum.With((ConfirmEmail confirm) => confirm.Run(new(token), default));

    private Task<SendConfirmation.Outcome> Send(Actor actor) => forum.With((SendConfirmation send) => send.Run(new(actor, "192.0.2.1"), default));

    private Task<RequestEmailChange.Outcome> Ask(Actor actor, string email, string? password) =>
        forum.With((RequestEmailChange request) => request.Run(new(actor, email, password, "192.0.2.1"), default));

    private Task<ConfirmEmailChange.Outcome> Change(string token) => forum.With((ConfirmEmailChange change) => change.Run(new(token), default));

    private static List<string> Reasons(RequestEmailChange.Outcome outcome) =>
        [.. outcome.ShouldBeOfType<RequestEmailChange.Outcome.Invalid>().Problems.Select(p => p.Reason)];
}
