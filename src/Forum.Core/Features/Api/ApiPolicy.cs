using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Api;

/// <summary>What only some keys may do.</summary>
internal static class ApiPolicy
{
    public const string OnlyAdmins = "api.refused.onlyAdmins";
    public const string OnlyImports = "api.refused.onlyImports";
    public const string InTheFuture = "api.refused.inTheFuture";
    public const string TooLongAgo = "api.refused.tooLongAgo";

    // Cursors and sorting count from here; nobody has forum posts from before.
    private static readonly DateTime Beginning = DateTime.UnixEpoch;

    /// <summary>Accounts for others.</summary>
    public static Decision CreateAccounts(Caller caller) =>
        caller.Has(ApiScopes.Admin) && caller.Actor.IsAdmin ? Decision.Allow : Decision.Refuse(OnlyAdmins);

    /// <summary>To say when something was written is for those who bring content along.</summary>
    public static Refusal? StateTime(Caller caller, DateTime? createdAt, DateTime now)
    {
        if (createdAt is not { } at) return null;
        if (!caller.IsTrusted) return new Refusal(OnlyImports, "createdAt");
        if (at > now) return new Refusal(InTheFuture, "createdAt");
        return at < Beginning ? new Refusal(TooLongAgo, "createdAt") : null;
    }
}
