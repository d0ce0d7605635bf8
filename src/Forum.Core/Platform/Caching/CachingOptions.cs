namespace Forum.Core.Platform.Caching;

/// <summary>A bench switches it off to see what the first reader of a page pays; never in production.</summary>
internal sealed class CachingOptions
{
    /// <summary>No page, and no part of one, is kept for the next reader.</summary>
    public bool Off { get; set; }
}
