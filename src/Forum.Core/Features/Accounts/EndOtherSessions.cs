using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Accounts;

/// <summary>Signs all of one's own browsers out except this one.</summary>
internal sealed class EndOtherSessions(Writes writes, Sessions sessions)
{
    public sealed record Command(Actor Actor, long CurrentSessionId);

    public Task<int> Run(Command command, CancellationToken ct) =>
        writes.RunEvictingNamed(write => sessions.End(write, command.Actor.Id, command.CurrentSessionId, ct), ct);
}
