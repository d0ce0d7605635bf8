namespace Forum.Core.Features.Invitations;

/// <summary>A way in for somebody: sent to one address, or a link for so many.</summary>
internal sealed class Invitation
{
    public const int MostUses = 1_000;
    public const int MostDays = 365;

    public long Id { get; private set; }

    /// <summary>Whom it was sent to; empty for a link.</summary>
    public required string Email { get; set; }

    public required int UseLimit { get; init; }

    public int UseCount { get; private set; }

    public required DateTime EndsAt { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime SentAt { get; set; }

    public required long CreatedById { get; init; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Groups that those who come are put into. One that is gone by then is left out.</summary>
    public List<long> GroupIds { get; init; } = [];

    /// <summary>Where they are shown to first.</summary>
    public long? CategoryId { get; init; }

    public bool IsLink => Email.Length == 0;

    public void Revoke(DateTime now) => RevokedAt ??= now;

    public InvitationState StateAt(DateTime now) =>
        RevokedAt is not null ? InvitationState.Revoked
        : UseCount >= UseLimit ? InvitationState.Used
        : EndsAt <= now ? InvitationState.Ended
        : InvitationState.Good;
}

internal enum InvitationState
{
    Good,
    Used,
    Ended,
    Revoked,
}

/// <summary>Somebody who came by an invitation.</summary>
internal sealed class InvitationUse
{
    public required long InvitationId { get; init; }

    public required long MemberId { get; init; }

    public required DateTime At { get; init; }
}
