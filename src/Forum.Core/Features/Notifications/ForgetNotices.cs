using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Notifications;

/// <summary>Who left is told nothing more, and what they were told is gone.</summary>
internal sealed class ForgetNotices : IHandle<MemberLeft>
{
    public async Task Handle(MemberLeft @event, Write write, CancellationToken ct)
    {
        await write.Db.Notifications.Where(n => n.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
        await write.Db.NotificationPreferences.Where(p => p.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
    }
}
