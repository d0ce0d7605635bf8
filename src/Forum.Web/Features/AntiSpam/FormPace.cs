using Forum.Core.Features.AntiSpam;
using Forum.Web.Features.Posts;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Features.AntiSpam;

/// <summary>
/// No form is sent without end. Who sends too many gets what was typed back, to send it again a little later. Previews
/// have a limit of their own, as a script asks for them while one types.
/// </summary>
internal sealed class FormPace(ReadingPace pace, CurrentActor current, IModelMetadataProvider metadata) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isPreview = context.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo: var controller } && controller == typeof(PreviewController);
        if (isPreview || !RequestOrigins.Changes(request) || await pace.Form(current.Actor, context.HttpContext.RequestAborted) is not { } later)
        {
            await next();
            return;
        }

        context.HttpContext.Response.MayWait(later);
        context.Result = metadata.Page("/Shared/SendAgain.cshtml", await SendAgain.From(request) with { Why = later });
    }
}
