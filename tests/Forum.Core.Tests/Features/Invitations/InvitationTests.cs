using Forum.Core.Features.Accounts;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Invitations;

/// <summary>Who may invite, what becomes of each line, and that a place is taken once.</summary>
public sealed class InvitationTests
{
    [Fact]
    public async Task each_line_has_its_fate()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Member("mod", Role.Moderator);
        await Invite(forum, mod, "deja@example.test");
        var done = (await Invite(forum, mod, "nom;adresse\r\nInès;\"ines@example.test\"\nTom <tom@example.test>\nINES@example.test\nmod@example.test\ndeja@example.test\nrien du tout")).ShouldBeOfType<InviteByMail.Outcome.Done>();
        done.Lines.Select(line => line.Fate).ShouldBe(
            [AddressFate.Invited, AddressFate.Invited, AddressFate.Repeated, AddressFate.AlreadyMember, AddressFate.AlreadyInvited, AddressFate.NoAddress]);
        (await forum.MailTo("ines@example.test")).ShouldHaveSingleItem().Template.ShouldBe(InviteByMail.Template);
        (await Invite(forum, mod, " \n ")).ShouldBeOfType<InviteByMail.Outcome.Refused>().Why.Reason.ShouldBe(InviteByMail.Nobody);
        AddressList.Read(string.Join('\n', Enumerable.Range(0, AddressList.MostLines + 1).Select(i => $"a{i}@example.test")))[^1].Fate.ShouldBe(AddressFate.TooMany);
    }

    [Fact]
    public async Task members_invite_where_they_may_and_learn_nothing_of_accounts()
    {
        await using var forum = await TestForum.Start();
        var (admin, ines) = (await forum.Member("admin", Role.Admin), await forum.Member("ines"));
        (await Invite(forum, ines, "tom@example.test")).ShouldBeOfType<InviteByMail.Outcome.Refused>().Why.Reason.ShouldBe(InvitationPolicy.MembersMayNot);
        (await Change(forum, ines, new())).ShouldBeOfType<ChangeRegistration.Outcome.Refused>();
        (await Change(forum, admin, new() { PreviewCap = 0, InvitationDays = 400 })).ShouldBeOfType<ChangeRegistration.Outcome.Refused>().Why.Select(w => w.Field).ShouldBe(["previewCap", "invitationDays"]);
        (await Change(forum, admin, new() { MembersInvite = true })).ShouldBeOfType<ChangeRegistration.Outcome.Changed>();

        var sent = (await Invite(forum, ines, "admin@example.test\ntom@example.test")).ShouldBeOfType<InviteByMail.Outcome.Done>();
        sent.Lines.ShouldAllBe(line => line.Fate == AddressFate.Invited);
        (await forum.MailTo("admin@example.test")).ShouldBeEmpty();
        var many = (await Invite(forum, ines, string.Join('\n', Enumerable.Range(0, 9).Select(i => $"b{i}@example.test")))).ShouldBeOfType<InviteByMail.Outcome.Done>();
        many.Lines.Count(line => line.Fate == AddressFate.TooMany).ShouldBe(1);

        var group = await forum.Group("Promo");
        (await forum.With((InviteByMail invite) => invite.Run(new(ines, "zoe@example.test") { GroupIds = [group] }, default))).ShouldBeOfType<InviteByMail.Outcome.Refused>();
        (await forum.With((MakeInvitationLink make) => make.Run(new(ines, 10, 10), default))).ShouldBeOfType<MakeInvitationLink.Outcome.Refused>();
    }

    [Fact]
    public async Task the_last_place_of_a_link_is_taken_once_and_its_groups_come_along()
    {
        await using var forum = await TestForum.Start();
        var mod = await forum.Member("mod", Role.Moderator);
        var group = await forum.Group("Promo");
        (await forum.With((MakeInvitationLink make) => make.Run(new(mod, 0, 999), default))).ShouldBeOfType<MakeInvitationLink.Outcome.Refused>().Why.Count.ShouldBe(2);
        var link = (await forum.With((MakeInvitationLink make) => make.Run(new(mod, 2, 7) { GroupIds = [group, AutomaticGroup.Staff, 999] }, default))).ShouldBeOfType<MakeInvitationLink.Outcome.Made>();
        var token = forum.Services.GetRequiredService<InvitationLinks>().Token(link.Id);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => forum.Person("membre" + i)));
        var outcomes = await Task.WhenAll(people.Select(p => forum.With((AcceptInvitation accept) => accept.Run(new(p, token), default))));

        outcomes.Count(o => o is AcceptInvitation.Outcome.Accepted).ShouldBe(2);
        (await forum.Read(db => db.GroupMembers.CountAsync(g => g.GroupId == group))).ShouldBe(2);
        (await forum.Read(db => db.GroupMembers.CountAsync(g => g.GroupId == AutomaticGroup.Staff))).ShouldBe(0);
        var first = people[Array.FindIndex(outcomes, o => o is AcceptInvitation.Outcome.Accepted)];
        (await forum.With((AcceptInvitation accept) => accept.Run(new(first, token), default))).ShouldBeOfType<AcceptInvitation.Outcome.Accepted>();
        (await forum.With((AcceptInvitation accept) => accept.Run(new(first, "rien"), default))).ShouldBeOfType<AcceptInvitation.Outcome.Refused>().Why.Reason.ShouldBe(AcceptInvitation.Spent);
        (await forum.With((AcceptInvitation accept) => accept.Run(new(Actor.Guest, token), default))).ShouldBeOfType<AcceptInvitation.Outcome.Refused>();
    }

    [Fact]
    public async Task an_invitation_is_sent_again_after_a_pause_and_taken_back_for_good()
    {
        await using var forum = await TestForum.Start();
        var (mod, ines) = (await forum.Member("mod", Role.Moderator), await forum.Member("ines"));
        await Invite(forum, mod, "tom@example.test");
        var id = await forum.Read(db => db.Invitations.Select(i => i.Id).SingleAsync());
        Task<ResendInvitation.Outcome> Resend(Actor by) => forum.With((ResendInvitation resend) => resend.Run(new(by, id), default));

        (await Resend(mod)).ShouldBeOfType<ResendInvitation.Outcome.Refused>().Why.Reason.ShouldBe(ResendInvitation.JustSent);
        forum.Clock.Advance(TimeSpan.FromDays(40));
        (await Resend(ines)).ShouldBeOfType<ResendInvitation.Outcome.NotFound>();
        (await Resend(mod)).ShouldBeOfType<ResendInvitation.Outcome.Sent>();
        (await forum.MailTo("tom@example.test")).Count.ShouldBe(2);
        (await forum.With((RevokeInvitation revoke) => revoke.Run(new(ines, id), default))).ShouldBeOfType<RevokeInvitation.Outcome.NotFound>();
        (await forum.With((RevokeInvitation revoke) => revoke.Run(new(mod, id), default))).ShouldBeOfType<RevokeInvitation.Outcome.Revoked>();
        (await Resend(mod)).ShouldBeOfType<ResendInvitation.Outcome.Refused>().Why.Reason.ShouldBe(ResendInvitation.NoLetter);
        (await Join(forum, "tom", forum.Services.GetRequiredService<InvitationLinks>().Token(id))).ShouldBeOfType<SignUp.Outcome.Closed>().Reason.ShouldBe(AcceptInvitation.Spent);
    }

    [Fact]
    public async Task the_invited_join_before_the_opening_until_the_preview_is_full()
    {
        await using var forum = await TestForum.Start();
        var admin = await forum.Member("admin", Role.Admin);
        await Change(forum, admin, new() { PreviewCap = 1 });
        var link = (MakeInvitationLink.Outcome.Made)await forum.With((MakeInvitationLink make) => make.Run(new(admin, 9, 7), default));
        var token = forum.Services.GetRequiredService<InvitationLinks>().Token(link.Id);
        async Task<string?> Tried(Stage stage, string name, bool invited)
        {
            await forum.Reach(stage);
            return await Join(forum, name, invited ? token : null) is SignUp.Outcome.Closed closed ? closed.Reason : null;
        }

        (await Tried(Stage.Private, "a1", true)).ShouldBe(StagePolicy.SignUpClosed);
        (await Tried(Stage.Internal, "a2", false)).ShouldBe(StagePolicy.SignUpClosed);
        (await Tried(Stage.Internal, "ines", true)).ShouldBeNull();
        (await Tried(Stage.Preview, "a3", true)).ShouldBe(StagePolicy.Full);
        await Change(forum, admin, new() { PreviewCap = 2, Mode = Registration.Invitation });
        (await Tried(Stage.Preview, "tom", true)).ShouldBeNull();
        (await Tried(Stage.Live, "a4", false)).ShouldBe(StagePolicy.OnlyInvited);
        (await Tried(Stage.Live, "zoe", true)).ShouldBeNull();
    }

    [Fact]
    public async Task who_asks_to_join_waits_unseen_until_staff_answer()
    {
        await using var forum = await TestForum.Start();
        var (admin, ines) = (await forum.Member("admin", Role.Admin), await forum.Member("ines"));
        await Change(forum, admin, new() { Mode = Registration.Approval });
        (await Join(forum, "tom")).ShouldBeOfType<SignUp.Outcome.Waiting>();
        (await Join(forum, "tom")).ShouldBeOfType<SignUp.Outcome.Waiting>();
        (await Join(forum, "zoe")).ShouldBeOfType<SignUp.Outcome.Waiting>();
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(2);

        var waiting = await forum.With((ApplicationQueries queries) => queries.Waiting(default));
        Task<AnswerApplication.Outcome> Answer(Actor by, int at, bool accept) => forum.With((AnswerApplication answer) => answer.Run(new(by, waiting[at].Id, accept), default));
        (await Answer(ines, 0, true)).ShouldBeOfType<AnswerApplication.Outcome.Refused>();
        (await Answer(admin, 0, true)).ShouldBeOfType<AnswerApplication.Outcome.Answered>().Username.ShouldBe("tom");
        (await Answer(admin, 0, true)).ShouldBeOfType<AnswerApplication.Outcome.Gone>();
        (await Answer(admin, 1, false)).ShouldBeOfType<AnswerApplication.Outcome.Answered>();
        (await forum.MailTo("tom@example.test")).ShouldHaveSingleItem().Template.ShouldBe(AccountMail.ApplicationAccepted);
        (await forum.MailTo("zoe@example.test")).ShouldHaveSingleItem().Template.ShouldBe(AccountMail.ApplicationRefused);
        (await forum.With((SignIn signIn) => signIn.Run(new("tom", TestForum.Password, false, "192.0.2.7", "Firefox"), default))).ShouldBeOfType<SignIn.Outcome.SignedIn>();
        (await forum.Read(db => db.Accounts.Where(a => a.UserName == "tom").Select(a => a.GuidelinesVersion).SingleAsync())).ShouldBe(Guidelines.Version);
    }

    private static Task<InviteByMail.Outcome> Invite(TestForum forum, Actor by, string addresses) => forum.With((InviteByMail invite) => invite.Run(new(by, addresses), default));

    private static Task<ChangeRegistration.Outcome> Change(TestForum forum, Actor by, RegistrationSettings wanted) => forum.With((ChangeRegistration change) =>
        change.Run(new(by, wanted.Mode, wanted.MembersInvite, wanted.PreviewCap, wanted.InvitationDays), default));

    private static Task<SignUp.Outcome> Join(TestForum forum, string name, string? token = null) => forum.With((SignUp signUp) =>
        signUp.Run(new(name, $"{name}@example.test", TestForum.Password, "fr", "192.0.2.1", "Firefox") { Agreed = true, Invitation = token }, default));
}
