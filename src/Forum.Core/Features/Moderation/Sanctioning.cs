using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Puts a sanction in force: in the same breath every session of the member knows.</summary>
internal sealed class Sanctioning(Sessions sessions)
{
    /// <summary>A new one of the same kind takes the place of the old one, so that there is one end and one reason.</summary>
    public async Task Impose(Write write, Sanction sanction, long byId, CancellationToken ct)
    {
        foreach (var old in await write.Db.Sanctions.Where(s => s.MemberId == sanction.MemberId).Of(sanction.Kind).Active(write.Now).ToListAsync(ct)) old.Lift(byId, write.Now);
        write.Db.Sanctions.Add(sanction);
        await write.Flush(ct);

        var suspended = sanction.Kind == SanctionKind.Suspension;
        if (suspended) await sessions.End(write, sanction.MemberId, 0, ct);
        else write.AfterCommit(sessions.Forget);
        write.Raise(new MemberSanctioned { SanctionId = sanction.Id, MemberId = sanction.MemberId, Suspended = suspended, Until = sanction.EndsAt, Reason = sanction.Reason });
    }

    public void Lift(Write write, Sanction sanction, long byId)
    {
        sanction.Lift(byId, write.Now);
        write.AfterCommit(sessions.Forget);
        write.Raise(new SanctionLifted { SanctionId = sanction.Id, MemberId = sanction.MemberId, Suspended = sanction.Kind == SanctionKind.Suspension });
    }

    /// <summary>Several people reported somebody new: nothing more comes from them until a moderator has looked.</summary>
    public async Task SilenceByReports(Write write, long memberId, DateTime until, CancellationToken ct)
    {
        if (await write.Db.Sanctions.Where(s => s.MemberId == memberId).Of(SanctionKind.Silence).Active(write.Now).AnyAsync(ct)) return;

        await Impose(write, new Sanction { MemberId = memberId, Kind = SanctionKind.Silence, Reason = "", At = write.Now, EndsAt = until }, 0, ct);
        write.Audit(Actor.Guest, "member.silenced", $"member:{memberId}");
    }
}
