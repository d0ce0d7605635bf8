using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Something to tell one member.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="MemberId">Who is told.</param>
/// <param name="Key">What it is about, once for this member: see <see cref="AboutPost"/>.</param>
internal sealed record MemberNotice(NotificationKind Kind, long MemberId, string Key)
{
    /// <summary>The post it leads to; who may not read it is not told.</summary>
    public long? PostId { get; init; }

    /// <summary>Who did it; nobody is told of their own acts.</summary>
    public long? ById { get; init; }

    /// <summary>A reason: the key of a sentence, or a person's own words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Everything that a new post is to somebody is one notification.</summary>
    public static MemberNotice AboutPost(NotificationKind kind, long memberId, long postId, long byId) =>
        new(kind, memberId, $"post:{postId}") { PostId = postId, ById = byId };
}

/// <summary>
/// The one way to tell members something, from the handler of an event: <c>notify.Tell(write, new MemberNotice(…), ct)</c>. Telling
/// twice is telling once; own acts and what the reader may not read are left out here.
/// </summary>
internal sealed class Notify(UnreadNotifications unread, SettingsStore settings)
{
    public Task Tell(Write write, MemberNotice notice, CancellationToken ct) => Tell(write, [notice], ct);

    public async Task Tell(Write write, IReadOnlyCollection<MemberNotice> notices, CancellationToken ct)
    {
        foreach (var notice in notices.OrderBy(n => n.Kind))
        {
            if (notice.MemberId != notice.ById) await TellOne(write, notice, ct);
        }
    }

    /// <summary>When a mail is due about something that happens now, or null when this member wants none of the kind.</summary>
    public async Task<DateTime?> MailDue(Write write, long memberId, NotificationKind kind, CancellationToken ct)
    {
        var chosen = await settings.Get<NotificationSettings>(ct);
        var mailed = await write.Db.NotificationPreferences.Where(p => p.MemberId == memberId).Select(p => (MailedKinds?)p.Mailed).FirstOrDefaultAsync(ct);
        return (mailed ?? chosen.Mailed).HasFlag(kind.Choice()) ? write.Now.AddMinutes(chosen.MailAfterMinutes) : null;
    }

    private async Task TellOne(Write write, MemberNotice notice, CancellationToken ct)
    {
        // Flushed each time, so that two notices about one thing in one batch meet.
        var told = await write.Db.Notifications.FirstOrDefaultAsync(n => n.MemberId == notice.MemberId && n.Key == notice.Key, ct);
        if (told is not null)
        {
            if (told.ReadAt is null) told.Outrank(notice.Kind);
            return;
        }

        if (!await MayRead(write.Db, notice, ct)) return;
        write.Db.Notifications.Add(new Notification(notice, write.Now, await MailDue(write, notice.MemberId, notice.Kind, ct)));
        await write.Flush(ct);
        write.AfterCommit(() => unread.Forget(notice.MemberId));
    }

    private static async Task<bool> MayRead(ForumDb db, MemberNotice notice, CancellationToken ct)
    {
        if (await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == notice.MemberId, ct) is not { } member) return false;
        if (notice.PostId is not { } postId || notice.Kind >= NotificationKind.ReportUpheld) return true;
        var reader = member.AsActor() with { Grants = await Actors.GrantsOf(db, member.Id, member.Role, ct) };
        return await db.Posts.ListedFor(reader).AnyAsync(p => p.Id == postId, ct);
    }
}
