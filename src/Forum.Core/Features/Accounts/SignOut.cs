using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Ends the session of this browser; its cookie is worth nothing from then on.</summary>
internal sealed class SignOut(Writes writes, Sessions sessions)
{
    public sealed record Command(long SessionId);

    public Task Run(Command command, CancellationToken ct) => writes.RunEvictingNamed(async write =>
    {
        await write.Db.Sessions.Where(s => s.Id == command.SessionId).ExecuteDeleteAsync(ct);
        write.AfterCommit(sessions.Forget);
    }, ct);
}
