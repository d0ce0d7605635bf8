using Forum.Core.Features.Members;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Somebody whose name, address and password were found fit; the password is hashed already, or there is none yet.</summary>
internal sealed record Applicant(Username Name, EmailAddress Email, string? PasswordHash, string Language);

/// <summary>What every way of making an account shares: the form, the setup, the API and the command line.</summary>
internal sealed class NewAccounts(Passwords passwords, SettingsStore settings)
{
    /// <summary>Judges what was typed, then hashes: before the write door, because hashing is slow on purpose.</summary>
    public async Task<(Applicant? Fit, List<Problem> Problems)> Judge(
        ForumDb db, string? username, string? email, string? password, string language, bool mayBeReserved, CancellationToken ct, bool withoutPassword = false)
    {
        var problems = new List<Problem>();
        var (name, nameRefusal) = Username.Read(username, mayBeReserved);
        var (address, emailRefusal) = EmailAddress.Read(email);
        var site = await settings.Get<SiteSettings>(ct);
        if (nameRefusal is not null) problems.Add(new("username", nameRefusal));
        if (emailRefusal is not null) problems.Add(new("email", emailRefusal));
        if (!withoutPassword && PasswordRules.Refusal(password, name.Text, address.Text, site.Title) is { } refusal) problems.Add(new("password", refusal));
        problems.AddRange(await Taken(db, name, address, ct));
        if (problems.Count > 0) return (null, problems);

        return (new Applicant(name, address, withoutPassword ? null : await passwords.Hash(password!, ct), language), problems);
    }

    /// <summary>Asked again inside the transaction, where nobody can come between.</summary>
    public static async Task<List<Problem>> Taken(ForumDb db, Username name, EmailAddress email, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (name.Text is not null)
        {
            var key = Member.KeyOf(name.Text);
            var likeIt = await db.Members.Where(m => m.UsernameSkeleton == name.Skeleton || m.UsernameKey == key).Select(m => m.UsernameKey).FirstOrDefaultAsync(ct);
            if (likeIt is null && await db.Applications.AnyAsync(a => a.UsernameSkeleton == name.Skeleton && a.Email != email.Text, ct)) likeIt = key;
            if (likeIt is not null) problems.Add(new("username", likeIt == key ? "accounts.username.taken" : "accounts.username.lookalike"));
        }

        if (email.Text is not null)
        {
            var key = Account.KeyOf(email.Text);
            if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == key, ct)) problems.Add(new("email", "accounts.email.taken"));
        }

        return problems;
    }

    public static async Task<Account> Open(Write write, Applicant applicant, Role role, CancellationToken ct)
    {
        var key = Account.KeyOf(applicant.Name.Text);
        var member = new Member(applicant.Name.Text, applicant.Name.Skeleton, write.Now, role);
        write.Db.Members.Add(member);
        await write.Flush(ct);

        var account = new Account { Id = member.Id, UserName = applicant.Name.Text, NormalizedUserName = key, Language = applicant.Language };
        account.TakeEmail(applicant.Email, confirmed: false);
        account.TakePassword(applicant.PasswordHash);
        write.Db.Accounts.Add(account);
        await write.Flush(ct);

        write.Raise(new MemberJoined { MemberId = member.Id });
        return account;
    }
}
