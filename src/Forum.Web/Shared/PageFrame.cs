using System.Text.Encodings.Web;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace Forum.Web.Shared;

/// <summary>
/// What surrounds a page: the site, the reader, and what the page says of itself (<c>@{ Frame.Title = …; }</c>).
/// One per request; the layout reads it after the page has run.
/// </summary>
internal sealed class PageFrame(IOptions<FrameOptions> options, Words words)
{
    private HttpContext? context;
    private FrameActor? actor;

    /// <summary>Once for a request; a failure before that begins it for its own page.</summary>
    public void Begin(HttpContext context)
    {
        if (this.context is not null)
            return;
        this.context = context;
        Site = options.Value.Site(context);
        Scheme = Scheme.Read(context.Request);
        words.Language = RequestLanguage.Choose(context.Request, Site.Language).With(Site.FormOfAddress);
        words.Zone = Site.Zone;
    }

    public SiteLook Site { get; private set; } = new();

    public Scheme Scheme { get; private set; } = Scheme.Auto;

    // Asked late, since who reads is known only after authentication.
    public FrameActor Actor => actor ??= options.Value.Actor(context!);

    /// <summary>The page's own title, without the site's.</summary>
    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>The page's one address, from the root: "/t/slug/12?page=2".</summary>
    public string? Canonical { get; set; }

    /// <summary>The Atom feed of what this page lists, from the root.</summary>
    public string? Feed { get; set; }

    /// <summary>For a page that somebody wrote, and not a place: when it was begun, and when something was last added.</summary>
    public DateTime? Published { get; set; }

    public DateTime? Modified { get; set; }

    /// <summary>False for pages that search engines should leave out: search results, forms, settings.</summary>
    public bool Indexed { get; set; } = true;

    /// <summary>A page with an address of its own that anybody may be sent to.</summary>
    public bool IsShared => Indexed && !Site.Hidden && Canonical is not null;

    /// <summary>Programs read pages as visitors do; members are spared what only programs read.</summary>
    public bool SaysData => IsShared && Actor.IsGuest;

    /// <summary>Which of the header's places this page belongs to.</summary>
    public Place Place { get; set; } = Place.None;

    /// <summary>Where "write" leads from here: a category page sends its own category along.</summary>
    public string WriteUrl { get; set; } = "/topics/new";

    /// <summary>Joining leads back to a page that somebody may have come for; the home page and the way in need no going back.</summary>
    public string JoinUrl => IsShared && Canonical is not ("/" or "/sign-up") ? $"/sign-up?return={Uri.EscapeDataString(Here)}" : "/sign-up";

    /// <summary>What was searched for, to stand in the header's field again.</summary>
    public string? Query { get; set; }

    /// <summary>Put where what this answer has for itself begins or ends, see <see cref="Platform.Compression.Seam"/>.</summary>
    public IHtmlContent Seam => context?.Features.Get<SegmentedBody>() is null ? HtmlString.Empty : Platform.Compression.Seam.Here;

    /// <summary>The form's token, where a tag helper would put one that cannot be left out of a page that is kept.</summary>
    public IHtmlContent Token => IsKept ? new HoleMark(HoleMark.Left, PageHole.Token) : new HtmlString(FormToken.Field(context!));

    /// <summary>A value that is this answer's own.</summary>
    public IHtmlContent Own(PageHole hole, string value) => IsKept ? new HoleMark(HoleMark.Left, hole) : new HtmlString(HtmlEncoder.Default.Encode(value));

    /// <summary>From here on a page is one reader's own, until <see cref="Ends"/>.</summary>
    public IHtmlContent Begins(PageHole hole) => IsKept ? new HoleMark(HoleMark.Begins, hole) : Seam;

    public IHtmlContent Ends(PageHole hole) => IsKept ? new HoleMark(HoleMark.Ends, hole) : Seam;

    private bool IsKept => context?.Features.Get<SegmentedBody>()?.Cut is not null;

    /// <summary>This reader may not come in yet: the frame offers no ways into a house that is closed.</summary>
    public void Outside() => Site = Site with { Reachable = false };

    /// <summary>For pages that must not ask who reads: an error page when the store is the error.</summary>
    public void Bare() => actor = FrameActor.Guest;

    /// <summary>For a page whose language and scheme stand in its address; null for what the reader has.</summary>
    public void Wear(Language? language, Scheme? scheme)
    {
        words.Language = (language ?? words.Language).With(Site.FormOfAddress);
        Scheme = scheme ?? Scheme;
    }

    public string FullTitle => Title is null || Title == Site.Title ? Site.Title : $"{Title} – {Site.Title}";

    // Unknown query parameters never end in a page, since visitors share it.
    public string Here => Canonical ?? context!.Request.Path.ToUriComponent();

    public string Absolute(string path) => Site.PublicUrl is { } root ? root + path : path;

    public string Display(string name, string value) => $"/display?{name}={value}&back={Uri.EscapeDataString(Here)}";

    public string? Current(Place place) => Place == place ? "page" : null;
}

internal enum Place { None, Topics, Categories, Tags, People, Search, Write, Notifications, Desk, Me, Admin }
