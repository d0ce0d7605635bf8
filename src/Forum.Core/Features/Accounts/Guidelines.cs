namespace Forum.Core.Features.Accounts;

/// <summary>The guidelines that one accepts by joining.</summary>
internal static class Guidelines
{
    public const string NotAccepted = "accounts.agree.missing";

    /// <summary>Counted up when what they ask of people changes; an account keeps the one it accepted.</summary>
    public const int Version = 1;
}
