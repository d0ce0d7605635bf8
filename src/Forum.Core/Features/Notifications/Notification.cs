using Forum.Core.Features.Members;

namespace Forum.Core.Features.Notifications;

/// <summary>One thing that one member is told, in the page and perhaps by mail.</summary>
internal sealed class Notification
{
    public const int DetailLimit = 500;

    private Notification() { }

    public Notification(MemberNotice notice, DateTime now, DateTime? mailDueAt)
    {
        MemberId = notice.MemberId;
        Key = notice.Key;
        Kind = notice.Kind;
        PostId = notice.PostId;
        ById = notice.ById;
        Detail = notice.Detail.Length > DetailLimit ? notice.Detail[..DetailLimit] : notice.Detail;
        At = now;
        MailDueAt = mailDueAt;
    }

    public long Id { get; private set; }

    public long MemberId { get; private set; }

    /// <summary>What it is about, unique for its member: telling the same again changes nothing.</summary>
    public string Key { get; private set; } = "";

    public NotificationKind Kind { get; private set; }

    public long? PostId { get; private set; }

    /// <summary>Who did it, the last one of several; null when the team speaks.</summary>
    public long? ById { get; private set; }

    public Member? By { get; private set; }

    /// <summary>How many more people did the same.</summary>
    public int Others { get; private set; }

    /// <summary>A reason: the key of a sentence, or the words of whoever decided.</summary>
    public string Detail { get; private set; } = "";

    public DateTime At { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>When a mail is to tell it, unless it was read before; null when none is wanted, or it was sent.</summary>
    public DateTime? MailDueAt { get; private set; }

    public DateTime? MailedAt { get; private set; }

    /// <summary>Something weightier about the same post.</summary>
    public void Outrank(NotificationKind kind)
    {
        if (kind < Kind) Kind = kind;
    }

    public void Gather(long byId, int others)
    {
        ById = byId;
        Others = others;
    }

    /// <summary>There is news in it: it is first in the list again.</summary>
    public void Renew(DateTime now, DateTime? mailDueAt)
    {
        At = now;
        ReadAt = null;
        MailDueAt = mailDueAt;
    }

    public void MailLater(DateTime at) => MailDueAt = at;

    public void MailNever() => MailDueAt = null;

    public void Mailed(DateTime now)
    {
        MailDueAt = null;
        MailedAt = now;
    }
}
