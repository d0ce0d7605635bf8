using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>Empties a member's list of new or of unread topics.</summary>
internal sealed class MarkAllRead(Writes writes, Readers readers, ReadPositions positions)
{
    public sealed record Command(Actor Actor, bool New);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        public sealed record NotFound : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Actor.IsGuest) return new Outcome.NotFound();

        await positions.Flush(ct);
        await writes.RunEvictingNamed(write =>
        {
            write.Evict(PageTag.Member(command.Actor.Id));
            return command.New ? Start(command.Actor.Id, write, ct) : CatchUp(command.Actor.Id, write, ct);
        }, ct);
        return new Outcome.Done();
    }

    private async Task Start(long memberId, Write write, CancellationToken ct)
    {
        // Instants are kept in milliseconds; what was opened in this one is known too.
        var from = write.Now + TimeSpan.FromMilliseconds(1);
        var start = await write.Db.FreshStarts.FirstOrDefaultAsync(s => s.MemberId == memberId, ct);
        if (start is null) write.Db.FreshStarts.Add(new FreshStart { MemberId = memberId, At = from });
        else start.At = from;
        write.AfterCommit(() => readers.Forget(memberId));
    }

    private static Task CatchUp(long memberId, Write write, CancellationToken ct)
    {
        var now = write.Now;
        return write.Db.TopicReads.Where(r => r.MemberId == memberId && r.IsBehind).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Number, r => write.Db.Topics.Where(t => t.Id == r.TopicId).Select(t => t.LastNumber).First())
            .SetProperty(r => r.IsBehind, false)
            .SetProperty(r => r.At, now), ct);
    }
}
