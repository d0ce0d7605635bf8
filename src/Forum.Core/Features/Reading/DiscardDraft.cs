using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Reading;

/// <summary>Throws away one draft.</summary>
internal sealed class DiscardDraft(Writes writes)
{
    public sealed record Command(Actor Actor, DraftPlace Place);

    public async Task<bool> Run(Command command, CancellationToken ct) =>
        !command.Actor.IsGuest && await writes.RunEvictingNamed(write => Remove(write, command.Actor.Id, command.Place, ct), ct);

    /// <summary>Together with the post that the draft became, or that waits for review: set on <see cref="Alongside"/> before it is sent.</summary>
    public static Func<Write, object, Task> When(Actor actor, DraftPlace place, Func<object, bool> sent, CancellationToken ct) =>
        (write, outcome) => sent(outcome) && !actor.IsGuest ? Remove(write, actor.Id, place, ct) : Task.CompletedTask;

    private static async Task<bool> Remove(Write write, long memberId, DraftPlace place, CancellationToken ct)
    {
        write.Evict(PageTag.Member(memberId));
        return await write.Run($"DELETE FROM drafts WHERE member_id = {memberId} AND place = {place.Key}", ct) > 0;
    }
}
