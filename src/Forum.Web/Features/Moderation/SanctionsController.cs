using Forum.Core.Features.Moderation;
using Forum.Core.Platform;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Moderation;

internal sealed class SanctionForm
{
    public SanctionKind? Kind { get; set; }

    public int? Hours { get; set; }

    public string? Reason { get; set; }

    /// <summary>What to do is chosen each time; for how long, the shortest is proposed.</summary>
    public static SanctionForm Fresh => new() { Hours = SanctionMember.Spans[0] };
}

internal sealed record ConductPage(Conduct Conduct, SanctionForm Form, DateTime Now, Refusal? Refusal = null);

/// <summary>A member as moderators know them: silence, suspension, a word for somebody new.</summary>
[ModeratorsOnly]
internal sealed class SanctionsController(SanctionQueries sanctions) : ForumController
{
    [HttpGet("/mod/members/{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken ct) => await Page(name, SanctionForm.Fresh, null, ct);

    [HttpPost("/mod/members/{name}/sanctions")]
    public async Task<IActionResult> Create(string name, SanctionForm form, [FromServices] SanctionMember sanction, CancellationToken ct) =>
        await sanction.Run(new SanctionMember.Command(Actor, name, form.Kind, form.Hours, form.Reason), ct) switch
        {
            SanctionMember.Outcome.Done(var username) => Done(Url(username)),
            SanctionMember.Outcome.Refused(var why) => await Page(name, form, why, ct),
            _ => NotFound(),
        };

    [HttpPost("/mod/sanctions/{id:long}/end")]
    public async Task<IActionResult> Lift(long id, [FromServices] LiftSanction lift, CancellationToken ct) =>
        await lift.Run(new LiftSanction.Command(Actor, id), ct) switch
        {
            LiftSanction.Outcome.Done(var username) => Done(Url(username)),
            LiftSanction.Outcome.Refused => StatusCode(StatusCodes.Status403Forbidden),
            _ => NotFound(),
        };

    [HttpPost("/mod/members/{name}/voucher")]
    public async Task<IActionResult> Vouch(string name, [FromServices] VouchForMember vouch, CancellationToken ct) =>
        await vouch.Run(new VouchForMember.Command(Actor, name), ct) switch
        {
            VouchForMember.Outcome.Done(var username) => Done(Url(username)),
            VouchForMember.Outcome.Refused(var why) => await Page(name, SanctionForm.Fresh, why, ct),
            _ => NotFound(),
        };

    private async Task<IActionResult> Page(string name, SanctionForm form, Refusal? why, CancellationToken ct)
    {
        if (await sanctions.Of(name, Actor, ct) is not { } conduct) return NotFound();

        var page = new ConductPage(conduct, form, sanctions.Now, why);
        return why is null ? View("Moderation/Member", page) : Invalid("Moderation/Member", page, why);
    }

    private static new string Url(string username) => $"/mod/members/{Uri.EscapeDataString(username)}";
}
