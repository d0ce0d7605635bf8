using System.Globalization;
using System.Security.Cryptography;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Whose choice it is, and what it is now.</summary>
internal sealed record MailChoice(Person Person, MailedKinds Mailed);

/// <summary>What people chose to be mailed, found by who they are or by the sealed link of a mail.</summary>
internal sealed class NotificationPreferences(ForumDb db, SettingsStore settings, UnsubscribeLinks links)
{
    /// <summary>Null when there is no such member (any more).</summary>
    public async Task<MailChoice?> Of(long memberId, CancellationToken ct)
    {
        var person = await db.Members.Where(m => m.Id == memberId).Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar)).FirstOrDefaultAsync(ct);
        if (person is null) return null;

        var mailed = await db.NotificationPreferences.Where(p => p.MemberId == memberId).Select(p => (MailedKinds?)p.Mailed).FirstOrDefaultAsync(ct);
        return new MailChoice(person, mailed ?? (await settings.Get<NotificationSettings>(ct)).Mailed);
    }

    public async Task<MailChoice?> Of(string token, CancellationToken ct) => links.Open(token) is { } memberId ? await Of(memberId, ct) : null;
}

/// <summary>
/// The link at the end of every notification mail. It opens nothing but the choice of mails, so it never ends: a mail may be
/// years old when its reader has had enough.
/// </summary>
internal sealed class UnsubscribeLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Forum.Notifications", "unsubscribe");

    public string PathFor(long memberId) => "/unsubscribe/" + protector.Protect(memberId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when it was not sealed here.</summary>
    public long? Open(string token)
    {
        try
        {
            return long.Parse(protector.Unprotect(token), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
