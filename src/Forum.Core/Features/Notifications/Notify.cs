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
        var wanted = notices.Where(n => n.MemberId != n.ById).OrderBy(n => n.Kind).ToList();
        if (wanted.Count == 0) return;

        var members = wanted.Select(n => n.MemberId).Distinct().ToList();
        var keys = wanted.Select(n => n.Key).Distinct().ToList();
        var told = await write.Db.Notifications.Where(n => members.Contains(n.MemberId) && keys.Contains(n.Key)).ToDictionaryAsync(n => (n.MemberId, n.Key), ct);
        var readers = await new Actors(write.Db).Find(members, ct);
        var chosen = await Chosen(write, members, ct);
        var posts = await Places(write.Db, [.. wanted.Select(n => n.PostId).OfType<long>().Distinct()], ct);
        var added = new List<Notification>();
        foreach (var notice in wanted)
        {
            var about = (notice.MemberId, notice.Key);
            if (told.TryGetValue(about, out var before))
            {
                if (before.ReadAt is null) before.Outrank(notice.Kind);
                continue;
            }

            if (!readers.TryGetValue(notice.MemberId, out var reader) || !MayRead(notice, reader, posts)) continue;
            told[about] = new Notification(notice, write.Now, chosen.DueFor(notice.MemberId, notice.Kind, write.Now));
            added.Add(told[about]);
            write.AfterCommit(() => unread.Forget(notice.MemberId));
        }

        // At once, so that the next to tell the same in one batch finds it.
        await write.Flush(ct);
        await write.Insert(added, ct);
    }

    /// <summary>When a mail is due about something that happens now, or null when this member wants none of the kind.</summary>
    public async Task<DateTime?> MailDue(Write write, long memberId, NotificationKind kind, CancellationToken ct) =>
        (await Chosen(write, [memberId], ct)).DueFor(memberId, kind, write.Now);

    private async Task<MailChoices> Chosen(Write write, List<long> members, CancellationToken ct) => new(
        await settings.Get<NotificationSettings>(ct),
        await write.Db.NotificationPreferences.AsNoTracking().Where(p => members.Contains(p.MemberId)).ToDictionaryAsync(p => p.MemberId, p => p.Mailed, ct));

    /// <summary>Where each post is that has not been deleted.</summary>
    private static async Task<Dictionary<long, Place>> Places(ForumDb db, List<long> postIds, CancellationToken ct) => postIds.Count == 0 ? [] : await db.Posts
        .Where(p => postIds.Contains(p.Id) && p.DeletedAt == null && p.Topic.DeletedAt == null)
        .Select(p => new Place(p.Id, p.Topic.CategoryId, p.Topic.Category.ReadBy))
        .ToDictionaryAsync(p => p.PostId, ct);

    private static bool MayRead(MemberNotice notice, Actor reader, Dictionary<long, Place> posts) =>
        notice.PostId is not { } postId || notice.Kind >= NotificationKind.ReportUpheld
        || (posts.TryGetValue(postId, out var place) && TopicReach.IsInReachOf(reader, place.CategoryId, place.ReadBy));

    private sealed record Place(long PostId, long CategoryId, Audience ReadBy);

    /// <summary>What members want to be told by mail, those who chose nothing by the forum's default.</summary>
    private sealed record MailChoices(NotificationSettings Settings, Dictionary<long, MailedKinds> ByMember)
    {
        public DateTime? DueFor(long memberId, NotificationKind kind, DateTime now) =>
            ByMember.GetValueOrDefault(memberId, Settings.Mailed).HasFlag(kind.Choice()) ? now.AddMinutes(Settings.MailAfterMinutes) : null;
    }
}
