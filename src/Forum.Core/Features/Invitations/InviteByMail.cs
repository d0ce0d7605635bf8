using System.Globalization;
using System.Text.Json;
using Forum.Core.Features.Accounts;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Invitations;

/// <summary>Invites one person or many by mail; every line's fate is told.</summary>
internal sealed class InviteByMail(Writes writes, Limits limits, SettingsStore settings, InvitationLinks links)
{
    public const string Template = "invitation";
    public const string Nobody = "invitations.refused.nobody";

    public sealed record Command(Actor Actor, string? Addresses)
    {
        public IReadOnlyList<long> GroupIds { get; init; } = [];

        public long? CategoryId { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Done(IReadOnlyList<AddressLine> Lines) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var registration = await settings.Get<RegistrationSettings>(ct);
        if (InvitationPolicy.Invite(command.Actor, registration) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (command.GroupIds.Count > 0 && InvitationPolicy.Manage(command.Actor) is { Allowed: false } only) return new Outcome.Refused(new Refusal(only.Reason!));

        var lines = AddressList.Read(command.Addresses ?? "");
        if (lines.Count == 0) return new Outcome.Refused(new Refusal(Nobody, "addresses"));

        var site = await settings.Get<SiteSettings>(ct);
        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            var told = new List<AddressLine>();
            foreach (var line in lines) told.Add(line.Fate == AddressFate.Invited ? await Invite(write, command, line, registration, site.Language, ct) : line);

            var sent = told.Count(line => line.Fate == AddressFate.Invited);
            if (sent > 0) write.Audit(command.Actor, "invitation.sent", "forum", sent.ToString(CultureInfo.InvariantCulture));
            return new Outcome.Done(told);
        }, ct);
    }

    private async Task<AddressLine> Invite(Write write, Command command, AddressLine line, RegistrationSettings registration, string language, CancellationToken ct)
    {
        var address = line.Address!.Value.Text;
        var key = Account.KeyOf(address);
        var staff = command.Actor.IsStaff;
        if (!staff && await limits.Take(write, ADay(command.Actor, registration), ct) is not null) return line with { Fate = AddressFate.TooMany };
        await write.Flush(ct);

        // Who has an account here is staff's business only: to others it looks as if a letter had gone.
        if (await write.Db.Accounts.AnyAsync(a => a.NormalizedEmail == key, ct)) return staff ? line with { Fate = AddressFate.AlreadyMember } : line;

        var now = write.Now;
        if (await write.Db.Invitations.AnyAsync(i => i.Email == address && i.RevokedAt == null && i.UseCount == 0 && i.EndsAt > now, ct))
            return staff ? line with { Fate = AddressFate.AlreadyInvited } : line;

        var invitation = new Invitation
        {
            Email = address,
            UseLimit = 1,
            CreatedAt = now,
            SentAt = now,
            EndsAt = now.AddDays(registration.InvitationDays),
            CreatedById = command.Actor.Id,
            GroupIds = [.. command.GroupIds],
            CategoryId = command.CategoryId,
        };
        write.Db.Invitations.Add(invitation);
        await write.Flush(ct);
        Send(write, links, invitation, command.Actor.DisplayName, language);
        return line;
    }

    /// <summary>The letter, also when it is sent again.</summary>
    public static void Send(Write write, InvitationLinks links, Invitation invitation, string by, string language) => write.Db.Emails.Add(new Email
    {
        To = invitation.Email,
        Template = Template,
        Data = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["name"] = invitation.Email,
            ["by"] = by,
            ["link"] = links.Path(invitation.Id),
            ["days"] = Math.Max(1, (int)(invitation.EndsAt - write.Now).TotalDays).ToString(CultureInfo.InvariantCulture),
        }),
        Language = language,
        CreatedAt = write.Now,
        DueAt = write.Now,
    });

    private static Limit[] ADay(Actor actor, RegistrationSettings registration) =>
        [new("invite", actor.Id.ToString(CultureInfo.InvariantCulture), registration.InvitationsADay, TimeSpan.FromDays(1))];
}
