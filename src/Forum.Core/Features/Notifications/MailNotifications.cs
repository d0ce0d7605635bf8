using System.Globalization;
using System.Text.Json;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>
/// Writes the mails of notifications that were not read in time. Everything is asked again at that moment: whether the reader
/// may still see the post, what they chose, what the post says now.
/// </summary>
internal sealed class MailNotifications(
    IForumEngine engine, Writes writes, SettingsStore settings, MailRoute route, UnsubscribeLinks links, MarkdownPipeline pipeline, TimeProvider time)
{
    public const string Template = "notification";

    private const int BatchSize = 25;
    private const int ExtractLength = 600;

    // A forum that gets its mail server today does not tell everybody of last month.
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);
    private static readonly TimeSpan HeldFor = TimeSpan.FromHours(1);

    /// <summary>Writes all that is due. Returns how many mails that made.</summary>
    public async Task<int> WriteDue(CancellationToken ct)
    {
        // Without a server nothing is written: a mail that waits for weeks is a stranger when it comes.
        if (await route.Server(ct) is null) return 0;

        var mails = 0;
        while (await Due(ct) is { Count: > 0 } due) mails += await writes.RunEvictingNamed(write => Write(due, write, ct), ct);
        return mails;
    }

    /// <summary>Removes what was told long ago.</summary>
    public async Task Tidy(CancellationToken ct)
    {
        var days = (await settings.Get<NotificationSettings>(ct)).KeepDays;
        await writes.RunEvictingNamed(write =>
        {
            var before = write.Now.AddDays(-days);
            return write.Db.Notifications.Where(n => n.At < before).ExecuteDeleteAsync(ct);
        }, ct);
    }

    private async Task<List<long>> Due(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = engine.OpenReader();
        return await db.Notifications.Where(n => n.MailDueAt != null && n.MailDueAt <= now).OrderBy(n => n.MailDueAt).Take(BatchSize).Select(n => n.Id).ToListAsync(ct);
    }

    private async Task<int> Write(List<long> ids, Write write, CancellationToken ct)
    {
        var mails = 0;
        foreach (var notification in await write.Db.Notifications.Where(n => ids.Contains(n.Id) && n.MailDueAt != null).OrderBy(n => n.Id).ToListAsync(ct))
        {
            if (await Letter(notification, write, ct) is not { } letter)
            {
                notification.MailNever();
            }
            else if (await IsEnough(notification.MemberId, write, ct))
            {
                notification.MailLater(write.Now + HeldFor);
            }
            else
            {
                write.Db.Emails.Add(letter);
                notification.Mailed(write.Now);
                mails++;
            }

            await write.Flush(ct);
        }

        return mails;
    }

    private async Task<bool> IsEnough(long memberId, Write write, CancellationToken ct)
    {
        var most = (await settings.Get<NotificationSettings>(ct)).MailsPerDay;
        var since = write.Now.AddDays(-1);
        return await write.Db.Notifications.CountAsync(n => n.MemberId == memberId && n.MailedAt > since, ct) >= most;
    }

    /// <summary>Null when it is not to be mailed: read, unwanted, too old, out of reach, or nowhere to send it.</summary>
    private async Task<Email?> Letter(Notification notification, Write write, CancellationToken ct)
    {
        if (notification.ReadAt is not null || write.Now - notification.MailDueAt > Stale) return null;

        var db = write.Db;
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == notification.MemberId, ct);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == notification.MemberId, ct);
        if (member is null || account is not { EmailConfirmed: true, Email: { } address }) return null;

        var actor = member.AsActor() with { Grants = await Actors.GrantsOf(db, member.Id, member.Role, ct) };
        if (!StagePolicy.Enter(actor, (await settings.Get<SiteSettings>(ct)).Stage).Allowed) return null;

        var mailed = await db.NotificationPreferences.Where(p => p.MemberId == member.Id).Select(p => (MailedKinds?)p.Mailed).FirstOrDefaultAsync(ct)
            ?? (await settings.Get<NotificationSettings>(ct)).Mailed;
        if (!mailed.HasFlag(notification.Kind.Choice())) return null;
        if (!await db.Notifications.Where(n => n.Id == notification.Id).ShownTo(db, actor).AnyAsync(ct)) return null;

        return new Email
        {
            To = address,
            Template = Template,
            Data = JsonSerializer.Serialize(await Data(notification, account, actor, db, ct)),
            Language = account.Language,
            CreatedAt = write.Now,
            DueAt = write.Now,
            Unsubscribe = links.PathFor(member.Id),
        };
    }

    private async Task<Dictionary<string, string>> Data(Notification notification, Account account, Actor actor, ForumDb db, CancellationToken ct)
    {
        var by = await db.Members.Where(m => m.Id == notification.ById).Select(m => new { m.Username, m.DisplayName }).FirstOrDefaultAsync(ct);
        var post = await db.Posts.ListedFor(actor).Where(p => p.Id == notification.PostId).Select(p => new { p.Id, p.Topic.Title, p.Html }).FirstOrDefaultAsync(ct);
        return new()
        {
            ["name"] = account.UserName!,
            ["kind"] = notification.Kind.ToString(),
            ["who"] = by?.DisplayName ?? "",
            ["others"] = notification.Others.ToString(CultureInfo.InvariantCulture),
            ["title"] = post?.Title ?? "",
            ["extract"] = post is null ? "" : pipeline.Excerpt(post.Html, ExtractLength),
            ["detail"] = notification.Detail,
            ["link"] = post is not null ? $"/p/{post.Id}" : by is not null ? $"/u/{Uri.EscapeDataString(by.Username)}" : "/notifications",
        };
    }
}
