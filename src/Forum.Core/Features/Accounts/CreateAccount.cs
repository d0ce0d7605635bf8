using Forum.Core.Features.Members;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>An account made for somebody: by the setup, an administrator's key or the command line. No limits, no letter.</summary>
internal sealed class CreateAccount(ForumDb db, Writes writes, IForumEngine engine, NewAccounts accounts)
{
    public const string NameTooLong = "accounts.name.long";

    public sealed record Command(string? Username, string? Email, string? Password, Role Role, string Language, bool MayBeReserved = true, string? DisplayName = null)
    {
        /// <summary>None is chosen for them: they choose their own by the way back in of those who forgot theirs.</summary>
        public bool WithoutPassword { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Created(long MemberId, string Username) : Outcome;

        public sealed record Invalid(List<Problem> Problems) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (fit, problems) = await accounts.Judge(
            db, command.Username, command.Email, command.Password, command.Language, command.MayBeReserved, ct, command.WithoutPassword);
        if (TextLength.IsOver(CleanText.Line(command.DisplayName), Member.DisplayNameLimit)) problems.Add(new("name", NameTooLong));
        if (fit is null || problems.Count > 0) return new Outcome.Invalid(problems);

        try
        {
            return await writes.Run(write => Run(write, command, fit, ct), ct);
        }
        catch (DbUpdateException e) when (engine.IsTaken(e))
        {
            return new Outcome.Invalid(await NewAccounts.Taken(db, fit.Name, fit.Email, ct));
        }
    }

    /// <summary>Within a transaction that does more than this, such as the setup's.</summary>
    public static async Task<Outcome> Run(Write write, Command command, Applicant fit, CancellationToken ct)
    {
        var problems = await NewAccounts.Taken(write.Db, fit.Name, fit.Email, ct);
        if (problems.Count > 0) return new Outcome.Invalid(problems);

        // Whoever makes it for somebody vouches for the address.
        var account = await NewAccounts.Open(write, fit, command.Role, ct);
        account.ConfirmEmail();
        if (CleanText.Line(command.DisplayName) is { Length: > 0 } name)
            (await write.Db.Members.FirstAsync(m => m.Id == account.Id, ct)).Introduce(name, "", "", "", "");
        return new Outcome.Created(account.Id, fit.Name.Text);
    }
}
