using Forum.Core.Features.Categories;
using Forum.Core.Features.Invitations;
using Forum.Core.Platform;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Invitations;

/// <param name="Offer">The invitation; null when the link is none.</param>
/// <param name="Token">What the link carries.</param>
/// <param name="ForGuest">Whether the reader is not signed in.</param>
internal sealed record OfferPage(InvitationOffer? Offer, string Token, bool ForGuest)
{
    public bool IsGood => Offer is { State: InvitationState.Good, AlreadyTaken: false };

    /// <summary>Why it is no good, as the end of a key.</summary>
    public string State => Offer is null ? "None" : Offer.AlreadyTaken ? "Taken" : Offer.State.ToString();

    public string SignUp => $"/sign-up?invitation={Uri.EscapeDataString(Token)}";

    public string SignIn => $"/sign-in?return={Uri.EscapeDataString($"/invitation?token={Token}")}";

    public Refusal? Why { get; init; }
}

/// <summary>Where the link of an invitation leads, for those who have an account and those who have none.</summary>
internal sealed class InvitationController(InvitationQueries invitations) : ForumController
{
    [HttpGet("/invitation")]
    public async Task<IActionResult> Show(string? token, CancellationToken ct)
    {
        var page = await Page(token, ct);
        if (page.Offer is null || !page.IsGood) Response.StatusCode = StatusCodes.Status410Gone;
        return View("Invitations/Offer", page);
    }

    [HttpPost("/invitation"), MembersOnly]
    public async Task<IActionResult> Accept(string? token, [FromServices] AcceptInvitation accept, [FromServices] CategoryTrees trees, CancellationToken ct) =>
        await accept.Run(new(Actor, token), ct) switch
        {
            AcceptInvitation.Outcome.Accepted({ } category) when (await trees.Get(ct)).Find(category) is { } node && node.IsVisibleTo(Actor) => Done(Paths.Category(node)),
            AcceptInvitation.Outcome.Refused(var why) => Invalid("Invitations/Offer", await Page(token, ct) with { Why = why }),
            _ => Done("/"),
        };

    private async Task<OfferPage> Page(string? token, CancellationToken ct) => new(await invitations.Find(token, Actor, ct), token ?? "", Actor.IsGuest);
}
