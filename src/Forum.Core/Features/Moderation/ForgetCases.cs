using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Who has left leaves no unpublished texts, and no words in reports; what was decided stays without them.</summary>
internal sealed class ForgetCases : IHandle<MemberLeft>
{
    public async Task Handle(MemberLeft @event, Write write, CancellationToken ct)
    {
        await write.Db.HeldPosts.Where(h => h.AuthorId == @event.MemberId && h.State != HeldState.Approved).ExecuteDeleteAsync(ct);
        await write.Db.HeldPosts.Where(h => h.AuthorId == @event.MemberId).ExecuteUpdateAsync(set => set.SetProperty(h => h.Markdown, ""), ct);
        await write.Db.Reports.Where(r => r.ReporterId == @event.MemberId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Text, ""), ct);
    }
}
