using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Forum.Web.Features.Accounts;

/// <summary>For dangerous acts: whoever has not typed the password lately does so first. Stands beside [MembersOnly].</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RecentPasswordAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // An unlocked computer is found within hours, an administrator's task is done within one.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    // Whoever was let in to a form has time to fill it in: what was typed would be lost on the way.
    private static readonly TimeSpan ToFillIn = TimeSpan.FromHours(1);

    /// <summary>After those that ask who it is.</summary>
    public int Order => 1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = services.GetRequiredService<CurrentSession>();
        if (!session.IsOpen) return;

        var age = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - session.ConfirmedAt;
        var most = HttpMethods.IsGet(context.HttpContext.Request.Method) ? Recent : Recent + ToFillIn;
        if (age > most) context.Result = new RedirectResult(SignInAddress.ConfirmFrom(context.HttpContext.Request));
    }
}
