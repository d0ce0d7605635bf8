using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Accounts;

/// <summary>Below <c>/u/{name}</c>, for that person alone: somebody else's account is not there. Stands beside [MembersOnly].</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnAccountAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var actor = context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor;
        if (!string.Equals(context.RouteData.Values["name"] as string, actor.Username, StringComparison.OrdinalIgnoreCase)) context.Result = new NotFoundResult();
    }
}
