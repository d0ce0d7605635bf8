using Forum.Web.Platform.Host;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Features.Setup;

/// <summary>
/// A forum is set up once; whoever comes later is told so, before the token of their form is judged: the first click signs the
/// browser in, and the token of a second click, or of a page gone back to, was made for somebody who was not.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnlyOnceAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the gate of forms.</summary>
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.Site().IsSetUp) return;

        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.Result = Already(context.HttpContext);
    }

    public static ViewResult Already(HttpContext context) => context.RequestServices.GetRequiredService<IModelMetadataProvider>()
        .Page<object?>("/Features/Setup/Already.cshtml", null, StatusCodes.Status410Gone);
}
