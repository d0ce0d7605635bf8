using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Takes a letter out of the outbox: it is not sent, nor kept.</summary>
internal sealed class DeleteMail(Writes writes)
{
    public sealed record Command(Actor Actor, long Id);

    public abstract record Outcome
    {
        public sealed record Deleted : Outcome;

        /// <summary>Not there, sent already, or in the sender's hand at this moment.</summary>
        public sealed record NotFound : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);

        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            var now = write.Now;
            if (await write.Db.Emails.FirstOrDefaultAsync(e => e.Id == command.Id && e.State != EmailState.Sent && (e.LeasedUntil == null || e.LeasedUntil < now), ct) is not { } mail) return new Outcome.NotFound();

            // Which letter, not whose: moderators read the log, and addresses are not theirs to read.
            write.Db.Emails.Remove(mail);
            write.Audit(command.Actor, "mail.deleted", "forum", mail.Template);
            return new Outcome.Deleted();
        }, ct);
    }
}
