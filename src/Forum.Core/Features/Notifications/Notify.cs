using System.Data.Common;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

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
        var told = await AlreadyTold(write, wanted, members, ct);
        var readers = await new Actors(write).Find(members, ct);
        var chosen = await Chosen(write, members, ct);
        var posts = await Places(write, PostsOf(wanted), ct);
        var added = new Dictionary<(long MemberId, string Key), Notification>();
        foreach (var notice in wanted)
        {
            // The weightiest came first: what is said of the same thing after it is said already.
            var about = (notice.MemberId, notice.Key);
            if (added.ContainsKey(about)) continue;
            if (told.TryGetValue(about, out var before))
            {
                if (before.IsUnread && notice.Kind < before.Kind)
                {
                    await write.Run($"UPDATE notifications SET kind = {notice.Kind} WHERE id = {before.Id}", ct);
                    told[about] = before with { Kind = notice.Kind };
                }

                continue;
            }

            if (!readers.TryGetValue(notice.MemberId, out var reader) || !MayRead(notice, reader, posts)) continue;
            added[about] = new Notification(notice, write.Now, chosen.DueFor(notice.MemberId, notice.Kind, write.Now));
            write.AfterCommit(() => unread.Forget(notice.MemberId));
        }

        // At once, so that the next to tell the same in one batch finds it.
        await write.Flush(ct);
        await write.Insert([.. added.Values], ct);
    }

    /// <summary>What these members know of it. By the post where there is one: of a new one few know yet, while everybody has been told a great deal.</summary>
    private static async Task<Dictionary<(long MemberId, string Key), Told>> AlreadyTold(Write write, List<MemberNotice> notices, List<long> members, CancellationToken ct)
    {
        var (posts, keys) = (PostsOf(notices), notices.Where(n => n.PostId is null).Select(n => n.Key).Distinct().ToList());
        List<Told> told = [];
        if (posts.Count > 0)
            told.AddRange(await write.All($"SELECT member_id, key, id, kind, read_at IS NULL FROM notifications WHERE post_id IN {posts} AND +member_id IN {members}", Told.Read, ct));
        if (keys.Count > 0)
            told.AddRange(await write.All($"SELECT member_id, key, id, kind, read_at IS NULL FROM notifications WHERE member_id IN {members} AND key IN {keys}", Told.Read, ct));
        return told.ToDictionary(n => (n.MemberId, n.Key));
    }

    private static List<long> PostsOf(List<MemberNotice> notices) => [.. notices.Select(n => n.PostId).OfType<long>().Distinct()];

    /// <summary>When a mail is due about something that happens now, or null when this member wants none of the kind.</summary>
    public async Task<DateTime?> MailDue(Write write, long memberId, NotificationKind kind, CancellationToken ct) =>
        (await Chosen(write, [memberId], ct)).DueFor(memberId, kind, write.Now);

    private async Task<MailChoices> Chosen(Write write, List<long> members, CancellationToken ct) => new(
        await settings.Get<NotificationSettings>(ct),
        (await write.All(
            $"SELECT member_id, mailed FROM notification_preferences WHERE member_id IN {members}",
            row => (MemberId: row.GetInt64(0), Mailed: (MailedKinds)row.GetInt32(1)), ct)).ToDictionary(p => p.MemberId, p => p.Mailed));

    /// <summary>Where each post is that has not been deleted.</summary>
    private static async Task<Dictionary<long, Place>> Places(Write write, List<long> postIds, CancellationToken ct) => postIds.Count == 0 ? [] : (await write.All($"""
        SELECT p.id, t.category_id, c.read_by FROM posts p JOIN topics t ON t.id = p.topic_id JOIN categories c ON c.id = t.category_id
        WHERE p.id IN {postIds} AND p.deleted_at IS NULL AND t.deleted_at IS NULL
        """, row => new Place(row.GetInt64(0), row.GetInt64(1), (Audience)row.GetInt32(2)), ct)).ToDictionary(p => p.PostId);

    private static bool MayRead(MemberNotice notice, Actor reader, Dictionary<long, Place> posts) =>
        notice.PostId is not { } postId || notice.Kind >= NotificationKind.ReportUpheld
        || (posts.TryGetValue(postId, out var place) && TopicReach.IsInReachOf(reader, place.CategoryId, place.ReadBy));

    private sealed record Told(long MemberId, string Key, long Id, NotificationKind Kind, bool IsUnread)
    {
        public static Told Read(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), (NotificationKind)row.GetInt32(3), row.GetBoolean(4));
    }

    private sealed record Place(long PostId, long CategoryId, Audience ReadBy);

    /// <summary>What members want to be told by mail, those who chose nothing by the forum's default.</summary>
    private sealed record MailChoices(NotificationSettings Settings, Dictionary<long, MailedKinds> ByMember)
    {
        public DateTime? DueFor(long memberId, NotificationKind kind, DateTime now) =>
            ByMember.GetValueOrDefault(memberId, Settings.Mailed).HasFlag(kind.Choice()) ? now.AddMinutes(Settings.MailAfterMinutes) : null;
    }
}
