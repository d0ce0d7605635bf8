using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Admin;

/// <summary>
/// Guests sign in first; for members without the role these pages do not exist. What stands in them is for no cache,
/// not even the browser's own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class StaffOnlyAttribute(Role least) : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        var actor = context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor;
        if (actor.IsGuest) context.Result = new RedirectResult(SignInAddress.From(context.HttpContext.Request));
        else if (actor.Role < least) context.Result = new NotFoundResult();
    }
}
