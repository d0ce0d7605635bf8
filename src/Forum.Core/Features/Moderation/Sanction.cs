using Forum.Core.Features.Members;

namespace Forum.Core.Features.Moderation;

internal enum SanctionKind
{
    /// <summary>Reads, but writes nothing.</summary>
    Silence = 0,

    /// <summary>Does not come in.</summary>
    Suspension = 1,
}

/// <summary>That somebody may not write, or not come in, for a time and a reason.</summary>
internal sealed class Sanction
{
    public const int ReasonLimit = 1_000;

    public long Id { get; private set; }

    public required long MemberId { get; init; }

    public Member Member { get; private set; } = null!;

    public required SanctionKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>Null when the forum itself did, after several reports.</summary>
    public long? ById { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Null for never.</summary>
    public DateTime? EndsAt { get; init; }

    public DateTime? LiftedAt { get; private set; }

    public long? LiftedById { get; private set; }

    public void Lift(long byId, DateTime now)
    {
        LiftedById = byId;
        LiftedAt = now;
    }
}

internal static class SanctionReach
{
    public static IQueryable<Sanction> Active(this IQueryable<Sanction> sanctions, DateTime now) =>
        sanctions.Where(s => s.LiftedAt == null && (s.EndsAt == null || s.EndsAt > now));

    public static IQueryable<Sanction> Of(this IQueryable<Sanction> sanctions, SanctionKind kind) => sanctions.Where(s => s.Kind == kind);
}
