using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Host;

namespace Forum.Web.Features.Feeds;

/// <summary>What readers fetch without a session, and what its addresses begin with.</summary>
internal static class PublicRoot
{
    /// <summary>Without a trailing slash: what the operator said, else where this request arrived.</summary>
    public static string Of(HttpContext context)
    {
        var known = context.RequestServices.GetRequiredService<HostSettings>().PublicUrl.TrimEnd('/');
        return known.Length > 0 ? known : $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";
    }

    /// <summary>Before the forum is open to guests there is nothing of this kind, not even for those who are in already.</summary>
    public static bool IsOpen(HttpContext context) => StagePolicy.Enter(Actor.Guest, context.Site().Stage).Allowed;
}
