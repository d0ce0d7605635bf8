using Forum.Core.Features.Reading;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Reading;

/// <summary>How closely a member follows a topic or a category.</summary>
internal sealed class FollowController : ForumController
{
    [HttpPost("/topics/{id:long}/attention")]
    public async Task<IActionResult> Topic(long id, string? level, [FromServices] FollowTopic follow, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (Read(level) is not { } chosen) return BadRequest();

        return await follow.Run(new FollowTopic.Command(Actor, id, chosen), ct) is FollowTopic.Outcome.Done done ? Done(Paths.Topic(done.Slug, id)) : NotFound();
    }

    [HttpPost("/categories/{id:long}/attention")]
    public async Task<IActionResult> Category(long id, string? level, [FromServices] FollowCategory follow, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (Read(level) is not { } chosen) return BadRequest();

        return await follow.Run(new FollowCategory.Command(Actor, id, chosen), ct) is FollowCategory.Outcome.Done done ? Done(Paths.Category(done.Category)) : NotFound();
    }

    private static Attention? Read(string? level) => FollowMenu.Choices.Cast<Attention?>().FirstOrDefault(c => string.Equals(c.ToString(), level, StringComparison.OrdinalIgnoreCase));
}
