using Forum.Core.Features.Accounts;
using Forum.Core.Features.Members;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

internal enum MemberHelp
{
    /// <summary>Ends every session of theirs: a phone was lost, or somebody else is in.</summary>
    SignOut,

    /// <summary>Sends them a link to a new password.</summary>
    SendPasswordLink,

    /// <summary>Takes their address for confirmed: the letter never came, and somebody knows the person.</summary>
    ConfirmAddress,
}

/// <summary>What staff do for an account from outside.</summary>
internal sealed class HelpMember(Writes writes, Sessions sessions, AccountLinks links)
{
    public sealed record Command(Actor Actor, long MemberId, MemberHelp Help);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        if (await write.Db.Members.FirstOrDefaultAsync(m => m.Id == command.MemberId, ct) is not { } member) return new Outcome.NotFound();
        if (AdminPolicy.ActOn(command.Actor, member.Role) is { Allowed: false } no) return new Outcome.Refused(no.Reason!);
        if (await write.Db.Accounts.FirstOrDefaultAsync(a => a.Id == member.Id, ct) is not { } account) return new Outcome.Refused(AdminPolicy.NoAccount);

        write.Audit(command.Actor, await Help(write, command.Help, member, account, ct), $"member:{member.Id}");
        return new Outcome.Done();
    }, ct);

    private async Task<string> Help(Write write, MemberHelp help, Member member, Account account, CancellationToken ct)
    {
        switch (help)
        {
            case MemberHelp.SignOut:
                await sessions.End(write, member.Id, exceptId: 0, ct);
                return "account.signed-out";
            case MemberHelp.SendPasswordLink:
                AccountMail.PostReset(write, links, account);
                return "account.reset-sent";
            default:
                account.ConfirmEmail();
                return "account.email-confirmed";
        }
    }
}
