using Forum.Core.Features.Moderation;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Moderation;

/// <summary>Guests sign in first; for people who keep no order these pages do not exist, and nothing of them stays in a cache.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ModeratorsOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        var actor = context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor;
        if (actor.IsGuest) context.Result = new RedirectResult(SignInAddress.From(context.HttpContext.Request));
        else if (!ModerationPolicy.Enter(actor).Allowed) context.Result = new NotFoundResult();
    }
}
