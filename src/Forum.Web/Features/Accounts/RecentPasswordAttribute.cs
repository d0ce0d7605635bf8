using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Accounts;

/// <summary>For dangerous acts: whoever has not typed the password lately does so first. Stands beside [MembersOnly].</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RecentPasswordAttribute : Attribute, IAuthorizationFilter
{
    // An unlocked computer is found within hours, an administrator's task is done within one.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = services.GetRequiredService<CurrentSession>();
        if (!session.IsOpen) return;

        var age = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - session.ConfirmedAt;
        if (age > Recent) context.Result = new RedirectResult(SignInAddress.ConfirmFrom(context.HttpContext.Request));
    }
}
