using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Somebody says which notifications also come by mail; by a link from such a mail, too, without signing in.</summary>
internal sealed class ChooseNotificationMail(Writes writes)
{
    public sealed record Command(long MemberId, MailedKinds Mailed);

    public abstract record Outcome
    {
        public sealed record Chosen(MailedKinds Mailed) : Outcome;

        /// <summary>The member is gone; an old mail's link may outlive them.</summary>
        public sealed record NotFound : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.RunEvictingNamed<Outcome>(async write =>
    {
        if (!await write.Db.Members.AnyAsync(m => m.Id == command.MemberId, ct)) return new Outcome.NotFound();

        var chosen = await write.Db.NotificationPreferences.FirstOrDefaultAsync(p => p.MemberId == command.MemberId, ct);
        if (chosen is null) write.Db.NotificationPreferences.Add(new NotificationPreference { MemberId = command.MemberId, Mailed = command.Mailed });
        else chosen.Mailed = command.Mailed;

        // What waits to be mailed is asked again when it is due.
        return new Outcome.Chosen(command.Mailed);
    }, ct);
}
