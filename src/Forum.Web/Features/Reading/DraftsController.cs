using Forum.Core.Features.Reading;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Reading;

/// <summary>A member's unsent texts.</summary>
internal sealed class DraftsController : ForumController
{
    [HttpGet("/drafts")]
    public async Task<IActionResult> Show([FromServices] DraftQueries drafts, CancellationToken ct) =>
        Actor.IsGuest ? NotAllowed() : View("Reading/Drafts", await drafts.All(Actor, ct));

    /// <summary>For the script: 409 when another tab saved meanwhile.</summary>
    [HttpPost("/drafts")]
    public async Task<IActionResult> Save(DraftForm form, [FromServices] SaveDraft save, CancellationToken ct)
    {
        if (Actor.IsGuest) return Unauthorized();
        if (DraftPlace.Read(form.Place) is not { } place) return BadRequest();

        return await save.Run(form.ToSave(Actor, place), ct) switch
        {
            SaveDraft.Outcome.Saved(var version) => Json(new { version }),
            SaveDraft.Outcome.Overtaken => Conflict(),
            SaveDraft.Outcome.Refused => UnprocessableEntity(),
            _ => NotFound(),
        };
    }

    [HttpPost("/drafts/end")]
    public async Task<IActionResult> End(string? place, [FromServices] DiscardDraft discard, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (DraftPlace.Read(place) is not { } known) return BadRequest();

        await discard.Run(new DiscardDraft.Command(Actor, known), ct);
        return Done("/drafts");
    }
}
