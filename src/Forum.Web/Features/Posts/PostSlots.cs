using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Posts;

/// <summary>Places in a post where something can be put that the post itself knows nothing of.</summary>
internal static class PostSlots
{
    /// <summary>Under the text.</summary>
    public const string Below = "post.below";

    /// <summary>Beside reply and quote.</summary>
    public const string Actions = "post.actions";
}

/// <summary>
/// Fills a slot of posts in two steps: everything is fetched once for all posts of a page, then each is shown without asking for
/// more. What it shows a member is theirs and this moment's: it is never kept with the post. Visitors who are not signed in share a
/// page: it is made for all of them, and made anew when something on it is written, or after a minute. One that fails, in either
/// step, is left out and told to the log.
/// </summary>
internal interface IPostSlotContent
{
    /// <summary>One of <see cref="PostSlots"/>.</summary>
    string Slot { get; }

    ValueTask Prepare(IReadOnlyList<PostView> posts, Actor actor, CancellationToken ct);

    /// <summary>Null for nothing.</summary>
    IHtmlContent? Show(PostView post);
}
