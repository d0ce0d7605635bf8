using Microsoft.AspNetCore.Identity;

namespace Forum.Core.Features.Accounts;

/// <summary>How a member signs in. Kept apart from Member so that no public page ever joins an address or a hash.</summary>
internal sealed class Account : IdentityUser<long>
{
    /// <summary>The address asked for, until its link is followed.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>The language of this person's mail: fr or en.</summary>
    public string Language { get; set; } = "fr";
}
