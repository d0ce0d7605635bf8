using Forum.Core.Platform.Caching;

namespace Forum.Web.Platform.Caching;

/// <summary>
/// The page of this action is the same for every visitor who is not signed in, for as long as nothing it shows changes: see
/// <see cref="VisitorCache"/>. Unless it names what it shows with <see cref="VisitorPageExtensions.Shows"/>, anything that
/// visitors can see makes it old.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class VisitorPageAttribute : Attribute
{
    /// <summary>Addresses in it begin with the forum's own: without a public address each host would need a page of its own.</summary>
    public bool NeedsRoot { get; init; }
}

/// <summary>What the page of one request shows.</summary>
internal sealed class ShownOnPage
{
    public List<PageTag> Tags { get; } = [];

    /// <summary>Counted as a view whenever the page is shown.</summary>
    public long? Topic { get; set; }

    /// <summary>Who sees it has seen what they were told of these.</summary>
    public IReadOnlyList<long> Posts { get; set; } = [];

    /// <summary>Some of it may change without a write: then it lasts no longer.</summary>
    public TimeSpan? AtMost { get; set; }
}

internal static class VisitorPageExtensions
{
    /// <summary>The page is old when one of these changes, and does not mind anything else.</summary>
    public static ShownOnPage Shows(this HttpContext context, params ReadOnlySpan<PageTag> tags)
    {
        var shown = context.Features.Get<ShownOnPage>();
        if (shown is null) context.Features.Set(shown = new ShownOnPage());
        foreach (var tag in tags) shown.Tags.Add(tag);
        return shown;
    }
}
