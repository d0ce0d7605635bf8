using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Invitations;
using Forum.Web.Features.Moderation;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

/// <param name="Username">Who is new.</param>
/// <param name="Email">Their address.</param>
/// <param name="Confirmed">Whether it waits no more.</param>
/// <param name="Return">Where they were going before they joined; null when nowhere.</param>
/// <param name="InvitedTo">The category that their invitation leads to; null without one.</param>
internal sealed record WelcomePage(string Username, string Email, bool Confirmed, string? Return, CategoryNode? InvitedTo);

/// <summary>The first page of a new member: three steps, none of them an obligation.</summary>
[MembersOnly]
[SilencedToo]
internal sealed class WelcomeController(AccountQueries accounts, InvitationQueries invitations, CategoryTrees trees) : ForumController
{
    [HttpGet("/welcome")]
    public async Task<IActionResult> Show([FromQuery(Name = "return")] string? back, CancellationToken ct)
    {
        var own = await accounts.Own(Actor, ct);
        var onward = LocalAddress.Or(back, "/");
        return View("Accounts/Welcome", new WelcomePage(Actor.Username, own.Email, own.EmailConfirmed, onward == "/" ? null : onward, onward == "/" ? await InvitedTo(ct) : null));
    }

    private async Task<CategoryNode?> InvitedTo(CancellationToken ct) =>
        await invitations.CategoryOf(Actor, ct) is { } id && (await trees.Get(ct)).Find(id) is { } category && category.IsVisibleTo(Actor) ? category : null;
}
