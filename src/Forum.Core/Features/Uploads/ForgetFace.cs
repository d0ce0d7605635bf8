using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>A face tells who somebody was: it goes with them. Pictures in their posts stay, as the posts do.</summary>
internal sealed class ForgetFace : IHandle<MemberLeft>
{
    public async Task Handle(MemberLeft @event, Write write, CancellationToken ct)
    {
        if (await write.Db.Members.FirstOrDefaultAsync(m => m.Id == @event.MemberId, ct) is not { } member) return;

        member.Show(null);
        write.EvictAll();
        await UploadUses.Set(write, Actor.Guest, UploadPlace.Avatar, member.Id, [], ct);
    }
}
