using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Accounts;

/// <summary>Guests are asked to sign in first, and come back.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class MembersOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor.IsGuest)
            context.Result = new RedirectResult(SignInAddress.From(context.HttpContext.Request));
    }
}
