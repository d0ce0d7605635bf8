using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Platform.Mvc;

/// <summary>After a form: look there with GET, so that reloading sends nothing again.</summary>
internal sealed class SeeOther(string path) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = path;
    }
}
