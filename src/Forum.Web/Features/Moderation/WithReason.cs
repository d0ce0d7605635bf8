namespace Forum.Web.Features.Moderation;

/// <summary>A decision that the person concerned reads the reason of (<c>Moderation/_WithReason</c>).</summary>
internal sealed record WithReason(string Url, string Action, string Id, string? Typed, string? Error)
{
    /// <summary>What it does beyond what its name says.</summary>
    public string? Means { get; init; }
}
