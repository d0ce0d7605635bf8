using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>What somebody read, followed, kept and had begun to write goes with them.</summary>
internal sealed class ForgetReader : IHandle<MemberLeft>
{
    public async Task Handle(MemberLeft @event, Write write, CancellationToken ct)
    {
        await write.Db.TopicReads.Where(r => r.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
        await write.Db.CategoryFollows.Where(f => f.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
        await write.Db.FreshStarts.Where(f => f.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
        await write.Db.Bookmarks.Where(b => b.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
        await write.Db.Drafts.Where(d => d.MemberId == @event.MemberId).ExecuteDeleteAsync(ct);
    }
}
