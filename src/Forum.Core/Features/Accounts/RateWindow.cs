namespace Forum.Core.Features.Accounts;

/// <summary>How often something was tried in a span of time; a row, so that a restart forgives nothing.</summary>
internal sealed class RateWindow
{
    /// <summary>What is counted and for whom: sign-in:address:192.0.2.1:minute.</summary>
    public required string Key { get; init; }

    public required DateTime EndsAt { get; set; }

    public required int Count { get; set; }
}
