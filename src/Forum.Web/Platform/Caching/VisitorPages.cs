using Forum.Core.Platform.Caching;
using Forum.Web.Platform.Host;
using Microsoft.Extensions.Options;

namespace Forum.Web.Platform.Caching;

/// <summary>The pages of visitors in memory.</summary>
internal sealed class VisitorPages(HostSettings host, IOptions<CachingOptions> caching, PageGenerations generations, TimeProvider time)
{
    private readonly BoundedCache<VisitorKey, VisitorPage> pages = new(host.VisitorCacheBytes, page => page.Bytes);

    // Once, and not for every page that is looked for.
    private readonly Func<VisitorPage, bool> stands = page => page.Stands(generations, time.GetUtcNow());

    public bool IsOn { get; } = host.VisitorCacheBytes > 0 && !caching.Value.Off;

    public int Count => pages.Count;

    public VisitorPage? Find(VisitorKey key) => pages.Find(key, stands);

    public void Keep(VisitorKey key, VisitorPage page)
    {
        if (Stands(page)) pages.Keep(key, page);
    }

    /// <summary>It shows what is true now.</summary>
    public bool Stands(VisitorPage page) => stands(page);
}
