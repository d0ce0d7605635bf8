using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>As typed.</summary>
internal sealed record RegistrationForm
{
    /// <summary>Null when the form did not say: then it stays as it is.</summary>
    public Registration? Mode { get; init; }

    public bool MembersInvite { get; init; }

    public string? PreviewCap { get; init; }

    public string? InvitationDays { get; init; }
}

internal sealed record RegistrationPage(IReadOnlyList<ApplicationItem> Waiting, RegistrationForm Form, bool MayChange)
{
    public bool Saved { get; init; }

    public IReadOnlyList<Refusal> Why { get; init; } = [];

    public Refusal? Wrong(string field) => Why.FirstOrDefault(why => why.Field == field);
}

/// <summary>Who waits to be let in, and how one joins at all.</summary>
[StaffOnly(Role.Moderator), Route("/admin/registration")]
internal sealed class RegistrationController(ApplicationQueries applications, SettingsStore settings) : ForumController
{
    private const string Here = "/admin/registration?saved=true";

    [HttpGet("")]
    public async Task<IActionResult> Show(CancellationToken ct, bool saved = false)
    {
        var present = await settings.Get<RegistrationSettings>(ct);
        var form = new RegistrationForm { Mode = present.Mode, MembersInvite = present.MembersInvite, PreviewCap = TypedNumber.Write(present.PreviewCap), InvitationDays = TypedNumber.Write(present.InvitationDays) };
        return View("Admin/Registration", await Page(form, ct) with { Saved = saved });
    }

    [HttpPost(""), StaffOnly(Role.Admin)]
    public async Task<IActionResult> Save(RegistrationForm form, [FromServices] ChangeRegistration change, CancellationToken ct)
    {
        if (ModelState[nameof(form.Mode)]?.Errors.Count > 0) return BadRequest();

        var mode = form.Mode ?? (await settings.Get<RegistrationSettings>(ct)).Mode;
        return await change.Run(new(Actor, mode, form.MembersInvite, TypedNumber.Read(form.PreviewCap), TypedNumber.Read(form.InvitationDays)), ct) is ChangeRegistration.Outcome.Refused(var why)
            ? Invalid("Admin/Registration", await Page(form with { Mode = mode }, ct) with { Why = why })
            : new SeeOther(Here);
    }

    [HttpPost("{id:long}/acceptance")]
    public Task<IActionResult> Accept(long id, [FromServices] AnswerApplication answer, CancellationToken ct) => Answer(new(Actor, id, true), answer, ct);

    [HttpPost("{id:long}/refusal")]
    public Task<IActionResult> Decline(long id, [FromServices] AnswerApplication answer, CancellationToken ct) => Answer(new(Actor, id, false), answer, ct);

    private async Task<IActionResult> Answer(AnswerApplication.Command command, AnswerApplication answer, CancellationToken ct) =>
        await answer.Run(command, ct) is AnswerApplication.Outcome.Refused ? NotAllowed() : new SeeOther(Here);

    private async Task<RegistrationPage> Page(RegistrationForm form, CancellationToken ct) => new(await applications.Waiting(ct), form, Actor.IsAdmin);
}
