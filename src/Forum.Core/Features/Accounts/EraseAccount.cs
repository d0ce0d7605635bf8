using System.Globalization;
using Forum.Core.Features.Members;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>
/// Somebody leaves, or an administrator erases them: what identifies them goes, what they wrote stays under a name that says nothing.
/// Doing so twice changes nothing.
/// </summary>
internal sealed class EraseAccount(Writes writes, Sessions sessions, SettingsStore settings, IBakingLabels words)
{
    public const string NotYours = "accounts.refused.notYours";
    public const string LastAdmin = "accounts.refused.lastAdmin";

    public sealed record Command(Actor Actor, long MemberId);

    public abstract record Outcome
    {
        public sealed record Erased : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.Is(command.MemberId) && !command.Actor.IsAdmin) return new Outcome.Refused(new Refusal(NotYours));

        var called = words.For((await settings.Get<SiteSettings>(ct)).Language).FormerMember;
        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Members.FirstOrDefaultAsync(m => m.Id == command.MemberId, ct) is not { } member) return new Outcome.NotFound();
            if (member.LeftAt is not null) return new Outcome.Erased();

            // A house without anybody to keep it cannot be entered any more.
            if (member.Role == Role.Admin && !await write.Db.Members.AnyAsync(m => m.Role == Role.Admin && m.Id != member.Id, ct))
                return new Outcome.Refused(new Refusal(LastAdmin));

            await Forget(write, member, ct);
            var name = await FreeName(write, member.Id, ct);
            member.Leave(name.Text, name.Skeleton, called, write.Now);
            write.Audit(command.Actor, "member.erased", "forum", name.Text);
            write.Raise(new MemberLeft { MemberId = member.Id });
            return new Outcome.Erased();
        }, ct);
    }

    /// <summary>Everything the core keeps of a person beside what they wrote. Other features hear of it by the event.</summary>
    private async Task Forget(Write write, Member member, CancellationToken ct)
    {
        var (id, username) = (member.Id, member.Username);
        var email = await write.Db.Accounts.Where(a => a.Id == id).Select(a => a.Email).FirstOrDefaultAsync(ct) ?? "";
        await sessions.End(write, id, exceptId: 0, ct);
        await write.Db.Accounts.Where(a => a.Id == id).ExecuteDeleteAsync(ct);
        await write.Db.ApiKeys.Where(k => k.OwnerId == id).ExecuteDeleteAsync(ct);
        await write.Db.GroupMembers.Where(g => g.MemberId == id).ExecuteDeleteAsync(ct);
        await write.Db.SubmittedForms.Where(f => f.MemberId == id).ExecuteDeleteAsync(ct);
        if (email.Length > 0)
        {
            await write.Db.Emails.Where(e => e.To == email).ExecuteDeleteAsync(ct);
            await write.Db.Invitations.Where(i => i.Email == email).ExecuteDeleteAsync(ct);
        }

        await write.Db.AuditEntries.Where(a => a.Details == username).ExecuteUpdateAsync(set => set.SetProperty(a => a.Details, ""), ct);
    }

    private static async Task<(string Text, string Skeleton)> FreeName(Write write, long id, CancellationToken ct)
    {
        for (var n = 1; ; n++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"former-{id}{(n == 1 ? "" : "-" + n)}");
            var (key, skeleton) = (Member.KeyOf(name), UsernameSkeleton.Of(name));
            if (!await write.Db.Members.AnyAsync(m => m.UsernameKey == key || m.UsernameSkeleton == skeleton, ct)) return (name, skeleton);
        }
    }
}
