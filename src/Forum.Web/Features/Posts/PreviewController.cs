using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Posts;

/// <summary>Shows a text as it will be published; the composer's script asks while one types.</summary>
internal sealed class PreviewController(PostText texts) : ForumController
{
    [HttpPost("/preview")]
    public async Task<IActionResult> Create(string? markdown, CancellationToken ct)
    {
        if (Actor.IsGuest) return Unauthorized();

        // Names that not everybody may know stay plain in a preview for no particular place.
        return Content(await texts.Preview(markdown, Audience.Everyone, null, ct), "text/html; charset=utf-8");
    }
}
