using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Invitations;

/// <summary>The letter once more, good for as long as a new one.</summary>
internal sealed class ResendInvitation(Writes writes, SettingsStore settings, InvitationLinks links)
{
    public const string NoLetter = "invitations.refused.noLetter";
    public const string JustSent = "invitations.refused.justSent";

    // A second letter within this time is a slip of the hand.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public sealed record Command(Actor Actor, long InvitationId);

    public abstract record Outcome
    {
        public sealed record Sent : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var registration = await settings.Get<RegistrationSettings>(ct);
        var site = await settings.Get<SiteSettings>(ct);
        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Invitations.FirstOrDefaultAsync(i => i.Id == command.InvitationId, ct) is not { } invitation) return new Outcome.NotFound();
            if (InvitationPolicy.Change(command.Actor, invitation.CreatedById) is { Allowed: false }) return new Outcome.NotFound();
            if (InvitationPolicy.Invite(command.Actor, registration) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
            if (invitation.IsLink || invitation.StateAt(write.Now) is InvitationState.Used or InvitationState.Revoked) return new Outcome.Refused(new Refusal(NoLetter));
            if (write.Now - invitation.SentAt < Pause) return new Outcome.Refused(new Refusal(JustSent));

            invitation.SentAt = write.Now;
            invitation.EndsAt = write.Now.AddDays(registration.InvitationDays);
            InviteByMail.Send(write, links, invitation, command.Actor.DisplayName, site.Language);
            return new Outcome.Sent();
        }, ct);
    }
}
