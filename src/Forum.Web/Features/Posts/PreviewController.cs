using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Posts;

/// <summary>Shows a text as it will be published; the composer's script asks while one types.</summary>
internal sealed class PreviewController(PostText texts, ReadingPace pace, Words words) : ForumController
{
    [HttpPost("/preview")]
    public async Task<IActionResult> Create(string? markdown, CancellationToken ct)
    {
        if (Actor.IsGuest) return Unauthorized();
        if (await pace.Preview(Actor, ct) is { } later)
        {
            Response.MayWait(later);
            return Content(words.Say(later), "text/plain; charset=utf-8");
        }

        // Names that not everybody may know stay plain in a preview for no particular place.
        return Content(await texts.Preview(markdown, null, null, ct), "text/html; charset=utf-8");
    }
}
