using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Invitations;
using Forum.Core.Platform;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Invitations;

/// <summary>As typed, for both forms of the page.</summary>
internal sealed record InvitationForm
{
    public string? Addresses { get; init; }

    public IFormFile? File { get; init; }

    public List<long> Groups { get; init; } = [];

    public long? Category { get; init; }

    public string? Uses { get; init; } = "30";

    public string? Days { get; init; } = "30";
}

internal sealed record InvitationsPage(InvitationPage Page, InvitationForm Form, IReadOnlyList<GroupItem> Groups, IReadOnlyList<CategoryNode> Categories, bool IsStaff)
{
    /// <summary>What became of each line just sent.</summary>
    public IReadOnlyList<AddressLine> Report { get; init; } = [];

    public IReadOnlyList<Refusal> Why { get; init; } = [];

    public bool Done { get; init; }

    /// <summary>The stage lets nobody in yet, invited or not.</summary>
    public bool TooEarly { get; init; }

    /// <summary>How many can be invited at once.</summary>
    public int Invited => Report.Count(line => line.Fate == AddressFate.Invited);

    public string Origin { get; init; } = "";

    public Refusal? Wrong(string field) => Why.FirstOrDefault(why => why.Field == field);
}

/// <summary>Inviting, and what became of it. Staff see all; members, where they may invite, their own.</summary>
[MembersOnly, Route("/invitations")]
internal sealed class InvitationsController(InvitationQueries invitations, GroupQueries groups, CategoryTrees trees, SettingsStore settings, HostSettings host) : ForumController
{
    [HttpGet("")]
    public async Task<IActionResult> List(long? before, CancellationToken ct, bool done = false) =>
        await MayInvite(ct) ? View("Invitations/List", await Page(before, new InvitationForm { Days = TypedNumber.Write((await settings.Get<RegistrationSettings>(ct)).InvitationDays) }, ct) with { Done = done }) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Send(InvitationForm form, [FromServices] InviteByMail invite, CancellationToken ct)
    {
        var addresses = form.Addresses + "\n" + await Text(form.File, ct);
        var outcome = await invite.Run(new(Actor, addresses) { GroupIds = form.Groups, CategoryId = await Known(form.Category, ct) }, ct);
        if (!await MayInvite(ct)) return NotFound();
        return outcome is InviteByMail.Outcome.Done done
            ? View("Invitations/List", await Page(null, new InvitationForm(), ct) with { Report = done.Lines })
            : Invalid("Invitations/List", await Page(null, form, ct) with { Why = [((InviteByMail.Outcome.Refused)outcome).Why] });
    }

    [HttpPost("links")]
    public async Task<IActionResult> Link(InvitationForm form, [FromServices] MakeInvitationLink make, CancellationToken ct) =>
        await make.Run(new(Actor, TypedNumber.Read(form.Uses), TypedNumber.Read(form.Days)) { GroupIds = form.Groups, CategoryId = await Known(form.Category, ct) }, ct) switch
        {
            MakeInvitationLink.Outcome.Made => Done("/invitations?done=true"),
            MakeInvitationLink.Outcome.Refused(var why) when await MayInvite(ct) => Invalid("Invitations/List", await Page(null, form, ct) with { Why = why }),
            _ => NotFound(),
        };

    [HttpPost("{id:long}/letters")]
    public async Task<IActionResult> Resend(long id, [FromServices] ResendInvitation resend, CancellationToken ct) =>
        await resend.Run(new(Actor, id), ct) switch
        {
            ResendInvitation.Outcome.Sent => Done("/invitations?done=true"),
            ResendInvitation.Outcome.Refused(var why) => Invalid("Invitations/List", await Page(null, new InvitationForm(), ct) with { Why = [why] }),
            _ => NotFound(),
        };

    [HttpPost("{id:long}/end")]
    public async Task<IActionResult> Revoke(long id, [FromServices] RevokeInvitation revoke, CancellationToken ct) =>
        await revoke.Run(new(Actor, id), ct) is RevokeInvitation.Outcome.Revoked ? Done("/invitations?done=true") : NotFound();

    private async Task<bool> MayInvite(CancellationToken ct) => InvitationPolicy.Invite(Actor, await settings.Get<RegistrationSettings>(ct)).Allowed;

    private async Task<InvitationsPage> Page(long? before, InvitationForm form, CancellationToken ct) => new(
        await invitations.Page(Actor, before, ct), form, Actor.IsStaff ? await groups.Custom(Actor, ct) : [], [.. (await trees.Get(ct)).VisibleTo(Actor)], Actor.IsStaff)
    {
        Origin = host.PublicUrl.Length > 0 ? host.PublicUrl.TrimEnd('/') : $"{Request.Scheme}://{Request.Host}",
        TooEarly = HttpContext.Site().Stage == Core.Features.Launch.Stage.Private,
    };

    // A category that the inviter cannot see is none.
    private async Task<long?> Known(long? category, CancellationToken ct) =>
        category is { } id && (await trees.Get(ct)).Find(id) is { } node && node.IsVisibleTo(Actor) ? id : null;

    private static async Task<string> Text(IFormFile? file, CancellationToken ct)
    {
        if (file is null) return "";
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(ct);
    }
}
