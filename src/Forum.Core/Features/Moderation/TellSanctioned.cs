using System.Globalization;
using System.Text.Json;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Writes to somebody who may not come in or not write: why, until when, and how to reach the organisation. To an address that is known to be theirs.</summary>
internal sealed class TellSanctioned(SettingsStore settings) : IHandle<MemberSanctioned>
{
    public const string Suspended = "member-suspended";
    public const string Silenced = "member-silenced";

    public async Task Handle(MemberSanctioned @event, Write write, CancellationToken ct)
    {
        if (await write.Db.Accounts.FirstOrDefaultAsync(a => a.Id == @event.MemberId && a.EmailConfirmed, ct) is not { } account) return;

        write.Db.Emails.Add(new Email
        {
            To = account.Email!,
            Template = @event.Suspended ? Suspended : Silenced,
            Data = JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["name"] = account.UserName!,
                ["said"] = @event.Reason,
                ["until"] = @event.Until?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                ["contact"] = (await settings.Get<SiteSettings>(ct)).Contact,
            }),
            Language = account.Language,
            CreatedAt = write.Now,
            DueAt = write.Now,
        });
    }
}
