using Forum.Core.Platform.Caching;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;
using Microsoft.Extensions.Options;

namespace Forum.Web.Shared;

/// <summary>All that a page is made of, beside what it leaves out for each answer.</summary>
/// <param name="Shown">What it shows; equal when the page would be.</param>
internal sealed record PageLook(object Shown, Language Language, Scheme Scheme, SiteLook Site);

/// <summary>All that header and bar are made of.</summary>
internal sealed record FrameLook(FrameActor Actor, Language Language, SiteLook Site, Place Place, string WriteUrl);

/// <summary>A page of members, kept for the next who is shown the same.</summary>
internal sealed record KeptForOthers(KeptPage Page, DateTimeOffset Until, Place Place, string WriteUrl)
{
    private const int Overhead = 4_096;

    // With what it was made of, which is mostly kept elsewhere too.
    public long Bytes => Overhead + Page.Runs.Sum(run => run.Deflated.Length + 64L);
}

/// <summary>
/// Members' pages as they travel. One is known by all that it shows, so nothing has to be evicted, and nobody can be shown what was
/// not made of exactly what they would be shown.
/// </summary>
internal sealed class KeptPages(IOptions<CachingOptions> caching)
{
    private const long MostBytes = 24 * 1024 * 1024, MostFrameBytes = 4 * 1024 * 1024;
    private const long FrameBytes = 4_096;

    private readonly BoundedCache<PageLook, KeptForOthers> pages = new(caching.Value.Off ? 0 : MostBytes, page => page.Bytes);
    private readonly BoundedCache<FrameLook, IReadOnlyDictionary<PageHole, PageRun>> frames = new(caching.Value.Off ? 0 : MostFrameBytes, _ => FrameBytes);

    // Which came by lately, in no order: what is shown once is not worth keeping.
    private readonly int[] lately = new int[8192];

    public int Count => pages.Count;

    public KeptForOthers? Find(PageLook look, DateTimeOffset now) => pages.Find(look, page => now < page.Until);

    /// <summary>The second time that somebody is shown it.</summary>
    public bool Wants(PageLook look)
    {
        if (caching.Value.Off) return false;

        var hash = look.GetHashCode();
        ref var seen = ref lately[(uint)hash % lately.Length];
        if (seen == hash) return true;

        seen = hash;
        return false;
    }

    public void Keep(PageLook look, KeptForOthers page) => pages.Keep(look, page);

    public IReadOnlyDictionary<PageHole, PageRun>? Find(FrameLook look) => frames.Find(look, _ => true);

    public void Keep(FrameLook look, IReadOnlyDictionary<PageHole, PageRun> own) => frames.Keep(look, own);
}
