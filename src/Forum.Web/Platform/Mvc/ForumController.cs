using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Platform.Mvc;

/// <summary>What every page's controller needs: who acts, and the few ways a page is not shown.</summary>
internal abstract class ForumController : Controller
{
    protected Actor Actor => HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor;

    /// <summary>The page that was refused, with the status that says so: 422, or 429 when waiting is all that is asked.</summary>
    protected ViewResult Invalid(string view, object model, Refusal? why = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (why is not null) Response.MayWait(why);
        return View(view, model);
    }

    /// <summary>A guest is led to the sign-in and back again; a member is told no.</summary>
    protected IActionResult NotAllowed() => Actor.IsGuest
        ? Redirect(SignInAddress.From(Request))
        : StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>A guest who was writing signs in with the text in hand; with nothing typed it is the plain way in.</summary>
    protected IActionResult SignInWith(DraftForm unsent)
    {
        if (string.IsNullOrWhiteSpace(unsent.Markdown) && string.IsNullOrWhiteSpace(unsent.Title)) return NotAllowed();

        // The fields of the form that was sent are not those of the one that is shown.
        ModelState.Clear();
        var page = new SignInPage(new(null, null, false), "/", FormState.Fresh) { Unsent = unsent, LeavesFiles = Request.Form.Files.Any(file => file.Length > 0) };
        return Invalid("Accounts/SignIn", page);
    }

    /// <summary>After something was done: the next page is fetched, and reloading it does nothing again.</summary>
    protected RedirectResult Done(string url) => Redirect(url);
}
