using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Accounts;

/// <summary>
/// Who is a member already goes where they were going. Before the token of their form is judged: what a guest was given is no
/// longer good once the first click has signed them in.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class GuestsOnlyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the gate of forms.</summary>
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentActor>().Actor.IsGuest) return;

        context.Result = new RedirectResult(LocalAddress.Or(http.Request.Query["return"], "/"));
    }
}
