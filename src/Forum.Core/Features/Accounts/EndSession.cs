using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Signs one of one's own other browsers out.</summary>
internal sealed class EndSession(Writes writes, Sessions sessions)
{
    public sealed record Command(Actor Actor, long SessionId);

    /// <summary>False when there is no such session of this member: ended already, or somebody else's.</summary>
    public Task<bool> Run(Command command, CancellationToken ct) => writes.RunEvictingNamed(async write =>
    {
        var ended = await write.Db.Sessions.Where(s => s.Id == command.SessionId && s.MemberId == command.Actor.Id).ExecuteDeleteAsync(ct);
        write.AfterCommit(sessions.Forget);
        return ended > 0;
    }, ct);
}
