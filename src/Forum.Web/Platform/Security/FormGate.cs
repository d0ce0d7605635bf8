using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Forum.Web.Platform.Security;

/// <summary>
/// Every changing form carries our token. A token that is missing or has expired (a page left open overnight, a sign-in in another
/// tab) costs nobody their text: when the form is certainly ours, its fields come back in a page with a fresh token.
/// </summary>
internal sealed class FormGate(IAntiforgery antiforgery, IModelMetadataProvider metadata) : IAsyncAuthorizationFilter, IAntiforgeryPolicy
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!context.IsEffectivePolicy<IAntiforgeryPolicy>(this) || !RequestOrigins.Changes(request) || RequestOrigins.CarriesKey(request))
            return;

        var form = await SentForm.Read(request);
        if (form is null && request.HasFormContentType)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        if (await antiforgery.IsRequestValidAsync(context.HttpContext))
            return;

        var ours = RequestOrigins.Of(request, context.HttpContext.RequestServices.GetRequiredService<PageFrame>().Site.PublicUrl) == RequestOrigin.Ours;
        context.Result = ours && form is not null
            ? metadata.Page("/Shared/SendAgain.cshtml", SendAgain.Of(request, form), StatusCodes.Status400BadRequest)
            : new StatusCodeResult(StatusCodes.Status400BadRequest);
    }
}
