using Forum.Core.Features.Reading;

namespace Forum.Web.Features.Reading;

/// <summary>The choice how closely to follow a topic or a category (<c>Reading/_Follow</c>).</summary>
/// <param name="Url">Where the choice is sent.</param>
/// <param name="Level">What holds now.</param>
/// <param name="About">The topic or category, read out.</param>
internal sealed record FollowMenu(string Url, Attention Level, string About)
{
    /// <summary>See <see cref="Shared.MoreMenu.Form"/>.</summary>
    public string? Form { get; init; }

    public static readonly IReadOnlyList<Attention> Choices = [Attention.Watching, Attention.Tracking, Attention.Normal, Attention.Muted];
}
