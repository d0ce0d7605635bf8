using Forum.Core.Features.Posts;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Localization;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;

namespace Forum.Web.Features.Posts;

/// <summary>
/// Renders a post once for all who are shown the same of it, and weaves in what is one reader's own. The view sees its card, the words and the time;
/// a part is known by all that its card says, so nothing has to be evicted, and a reply leaves the posts before it as they are.
/// </summary>
internal sealed class PostParts(KeptParts kept, IAntiforgery antiforgery, Words words, TimeProvider time, IEnumerable<IPostSlotContent> slots, ILogger<PostParts> log)
{
    private readonly ILookup<string, IPostSlotContent> slots = slots.ToLookup(slot => slot.Slot, StringComparer.Ordinal);
    private readonly HashSet<IPostSlotContent> unprepared = [];

    /// <summary>Somebody puts something of their own on posts.</summary>
    public bool HasSlots => slots.Count > 0;

    /// <summary>Once for a page, before its posts are shown.</summary>
    public async ValueTask Prepare(IReadOnlyList<PostView> posts, Actor actor, CancellationToken ct)
    {
        foreach (var slot in slots.SelectMany(slot => slot))
        {
            try
            {
                await slot.Prepare(posts, actor, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                unprepared.Add(slot);
                log.LogError(fault, "{Content} could not be prepared for {Slot}", slot.GetType().Name, slot.Slot);
            }
        }
    }

    /// <summary>The post, for a view.</summary>
    public async Task<IHtmlContent> Show(IHtmlHelper html, PostCard card)
    {
        var (key, parts, now) = (new PostKey(card, words.Language), kept.For(card), time.GetUtcNow());
        if (parts.Find(key, part => now < part.Until) is { } part) words.TellUntil(part.Until);
        else parts.Keep(key, part = await Render(html, card));

        return part.Filled(hole => hole == PostPart.Token ? new HtmlString(Token(html)) : Slot(hole, card.Post));
    }

    private async Task<PostPart> Render(IHtmlHelper html, PostCard card)
    {
        var made = await Rendered.View(html, words, "Posts/_Post", card);
        return PostPart.Cut(made.Html, card.ForGuest ? null : Token(html), made.Until);
    }

    /// <summary>The buttons of our own view send the page's form; a theme's view may bring forms.</summary>
    private string? Token(IHtmlHelper html) => antiforgery.GetAndStoreTokens(html.ViewContext.HttpContext).RequestToken;

    private HtmlContentBuilder? Slot(string name, PostView post)
    {
        if (!slots.Contains(name)) return null;

        var all = new HtmlContentBuilder();
        foreach (var slot in slots[name].Where(slot => !unprepared.Contains(slot)))
        {
            try
            {
                if (slot.Show(post) is { } content) all.AppendHtml(content);
            }
            catch (Exception fault)
            {
                // A post without an extra is better than no page.
                log.LogError(fault, "{Content} could not be shown in {Slot}", slot.GetType().Name, name);
            }
        }

        return all;
    }
}

/// <summary>Posts as the view made them.</summary>
internal sealed class KeptParts(IOptions<CachingOptions> caching)
{
    private const long ForMembers = 8 * 1024 * 1024, ForGuests = 4 * 1024 * 1024;

    // Apart: whoever reads all of the forum, as search engines do, must not push out what members are shown.
    private readonly BoundedCache<PostKey, PostPart> members = Room(caching, ForMembers), guests = Room(caching, ForGuests);

    public int Count => members.Count + guests.Count;

    public BoundedCache<PostKey, PostPart> For(PostCard card) => card.ForGuest ? guests : members;

    public void Clear()
    {
        members.Clear();
        guests.Clear();
    }

    private static BoundedCache<PostKey, PostPart> Room(IOptions<CachingOptions> caching, long most) => new(caching.Value.Off ? 0 : most, part => part.Bytes);
}

/// <summary>All that the look of a post depends on.</summary>
internal sealed record PostKey(PostCard Card, Language Language)
{
    // Not of the whole text, which is compared anyway where these agree.
    public override int GetHashCode() => HashCode.Combine(Card.Post.Id, Card.Post.Version, Card.Post.Likes, PostLook.Of(Card, Language).May);
}

/// <summary>All that the look of a post depends on, beside its row.</summary>
internal readonly record struct PostLook(string Language, string? Flair, int May)
{
    public static PostLook Of(PostCard card, Language language)
    {
        var post = card.Post;
        return new PostLook(language.Wording, post.Author.Flair, Bits(
            card.ForGuest, card.IsKept, card.IsAccepted, card.MayAccept, card.MayReply, post.LikedByMe, post.MayLike.Allowed,
            post.MayEdit.Allowed, post.MayDelete.Allowed, post.MayRestore.Allowed, post.MayReport.Allowed, post.MayModerate.Allowed));
    }

    private static int Bits(params ReadOnlySpan<bool> answers)
    {
        var bits = 0;
        foreach (var answer in answers) bits = (bits << 1) | (answer ? 1 : 0);
        return bits;
    }
}
