using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Has letters that failed tried again now: one, or all.</summary>
internal sealed class RetryMails(Writes writes, EmailSender sender)
{
    public sealed record Command(Actor Actor, long? Id = null);

    public abstract record Outcome
    {
        public sealed record Due(int Count) : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);

        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            var now = write.Now;
            write.AfterCommit(sender.Resume);
            return new Outcome.Due(await write.Db.Emails
                .Where(e => e.State != EmailState.Sent && e.Attempts > 0 && e.LeasedUntil == null)
                .Where(e => command.Id == null || e.Id == command.Id)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(e => e.State, EmailState.Waiting)
                    .SetProperty(e => e.Attempts, 0)
                    .SetProperty(e => e.DueAt, now), ct));
        }, ct);
    }
}
