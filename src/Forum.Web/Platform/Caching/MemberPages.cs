using Forum.Core.Features.Notifications;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Compression;
using Forum.Web.Shared;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Forum.Web.Platform.Caching;

/// <summary>Where one member is: the same address again shows them the same, as long as nothing moved.</summary>
internal sealed record MemberKey(long Member, string Path, string Query, string Language, string Scheme);

/// <summary>What a page is put together of.</summary>
/// <param name="Kept">The parts that others are shown as well, with holes between them.</param>
/// <param name="Frame">Who reads, as header and bar say.</param>
/// <param name="Own">Header and bar.</param>
/// <param name="Site">The site as it was.</param>
/// <param name="Fresh">What fills the other holes, made anew for each answer.</param>
internal sealed record MemberParts(
    KeptForOthers Kept, FrameActor Frame, IReadOnlyDictionary<PageHole, PageRun> Own, SiteLook Site, Func<PageHole, string> Fresh);

/// <summary>A page as one member was shown it, and when it is not that page any more.</summary>
internal sealed class MemberPage(MemberParts parts, Actor actor, ShownOnPage shown, KeyValuePair<string, StringValues>[] headers)
{
    private const int Overhead = 2_048;

    private readonly PageTag[] tags = [.. shown.Tags];

    /// <summary>With its parts, which others may share: what is counted twice is better than what holds on to memory uncounted.</summary>
    public long Bytes => Overhead + parts.Kept.Bytes;

    public MemberParts Parts => parts;

    public long? Topic => shown.Topic;

    public KeyValuePair<string, StringValues>[] Headers => headers;

    /// <summary>The generation before anything of it was read.</summary>
    public required long Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public bool Stands(PageGenerations generations, DateTimeOffset now) => now < Until && generations.Stands(Since, tags);

    /// <summary>Made for the same person with the same rights, in the same house.</summary>
    public bool IsFor(Actor reader, SiteLook site) => ReferenceEquals(parts.Site, site) && actor == reader;

    /// <summary>It shows something that they were told of and have not seen.</summary>
    public bool Answers(Unread bell) => bell.Count > 0 && shown.Posts.Any(bell.Posts.Contains);
}

/// <summary>
/// What members were shown lately. Unlike <see cref="KeptPages"/>, which knows a page by all that it shows and so has to read all of that first,
/// this knows it by the address and by what was written since.
/// </summary>
internal sealed class MemberPages(IOptions<CachingOptions> caching, PageGenerations generations, TimeProvider time)
{
    private const long MostBytes = 24 * 1024 * 1024;

    private readonly BoundedCache<MemberKey, MemberPage> pages = new(MostBytes, page => page.Bytes);

    // Once, and not for every page that is looked for.
    private readonly Func<MemberPage, bool> stands = page => page.Stands(generations, time.GetUtcNow());

    public bool IsOn { get; } = !caching.Value.Off;

    public int Count => pages.Count;

    public MemberPage? Find(MemberKey key) => pages.Find(key, stands);

    public void Keep(MemberKey key, MemberPage page)
    {
        if (stands(page)) pages.Keep(key, page);
    }
}

/// <summary>Taken along by a request whose answer may be kept: filled by who has it in parts.</summary>
internal sealed class MemberAsk
{
    public MemberParts? Parts { get; set; }
}
