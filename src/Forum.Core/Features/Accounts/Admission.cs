using Forum.Core.Features.Groups;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>By which door somebody would join.</summary>
/// <param name="Invitation">The invitation they hold; null without one.</param>
/// <param name="Waits">Whether staff are asked first.</param>
/// <param name="Refusal">Why they may not join at all.</param>
internal sealed record Entry(InvitationOffer? Invitation, bool Waits, string? Refusal);

/// <summary>Who may join at this stage and by this registration, with an invitation or without.</summary>
internal sealed class Admission(SettingsStore settings, InvitationLinks links, GroupChanges changes, TimeProvider time)
{
    public async Task<Entry> Judge(ForumDb db, string? token, CancellationToken ct)
    {
        var site = await settings.Get<SiteSettings>(ct);
        var registration = await settings.Get<RegistrationSettings>(ct);
        var invitation = token is null ? null : await new InvitationQueries(db, links, time).Find(token, Actor.Guest, ct);
        if (token is not null && invitation?.State != InvitationState.Good) return new Entry(null, false, AcceptInvitation.Spent);
        if (StagePolicy.SignUp(site.Stage, registration.Mode, invitation is not null) is { Allowed: false } closed) return new Entry(invitation, false, closed.Reason);
        if (await IsFull(db, site.Stage, registration, ct)) return new Entry(invitation, false, StagePolicy.Full);
        return new Entry(invitation, invitation is null && registration.Mode == Registration.Approval, null);
    }

    /// <summary>Inside the door, for a new member: takes the place the invitation gives. A reason when it was taken meanwhile.</summary>
    public async Task<string?> Take(Write write, Entry entry, Account account, CancellationToken ct)
    {
        if (entry.Invitation is not { } offer) return null;
        if (await AcceptInvitation.Take(write, changes, offer.Id, account.Id, ct) is not { } invitation) return AcceptInvitation.Spent;

        // Whoever holds the letter reads that address.
        if (!invitation.IsLink && Account.KeyOf(invitation.Email) == account.NormalizedEmail) account.ConfirmEmail();
        return null;
    }

    private static async Task<bool> IsFull(ForumDb db, Stage stage, RegistrationSettings registration, CancellationToken ct) =>
        stage == Stage.Preview && !StagePolicy.Join(stage, await db.Members.CountAsync(m => m.Role < Role.Moderator && m.LeftAt == null, ct), registration.PreviewCap).Allowed;
}
