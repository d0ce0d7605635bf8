using System.Globalization;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;

namespace Forum.Core.Features.Notifications;

/// <summary>Tells people what became of what they did: of an invitation, a report, a post that the team looked at.</summary>
internal sealed class OutcomeNotices(Notify notify) : IHandle<InvitationAccepted>, IHandle<ReportDecided>, IHandle<PostHidden>, IHandle<HeldPostDecided>
{
    public Task Handle(InvitationAccepted @event, Write write, CancellationToken ct) =>
        notify.Tell(write, new MemberNotice(NotificationKind.InvitationAccepted, @event.ById, Key("invitation", @event.InvitationId, @event.MemberId)) { ById = @event.MemberId }, ct);

    public Task Handle(ReportDecided @event, Write write, CancellationToken ct)
    {
        var kind = @event.Upheld ? NotificationKind.ReportUpheld : NotificationKind.ReportDeclined;
        return notify.Tell(write, new MemberNotice(kind, @event.ReporterId, Key("report", @event.ReportId)) { PostId = @event.PostId }, ct);
    }

    /// <summary>A post that is hidden a second time is a second piece of news.</summary>
    public Task Handle(PostHidden @event, Write write, CancellationToken ct)
    {
        var key = Key("hidden", @event.PostId, new DateTimeOffset(write.Now).ToUnixTimeMilliseconds());
        return notify.Tell(write, new MemberNotice(NotificationKind.PostHidden, @event.AuthorId, key) { PostId = @event.PostId, ById = @event.ById, Detail = @event.Reason }, ct);
    }

    public Task Handle(HeldPostDecided @event, Write write, CancellationToken ct)
    {
        var kind = @event.PostId is null ? NotificationKind.PostRejected : NotificationKind.PostApproved;
        return notify.Tell(write, new MemberNotice(kind, @event.AuthorId, Key("held", @event.HeldId)) { PostId = @event.PostId, Detail = @event.Reason }, ct);
    }

    private static string Key(string what, params ReadOnlySpan<long> ids)
    {
        var key = what;
        foreach (var id in ids) key += ":" + id.ToString(CultureInfo.InvariantCulture);
        return key;
    }
}
