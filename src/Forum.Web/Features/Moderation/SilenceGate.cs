using Forum.Core.Features.Moderation;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Features.Moderation;

/// <summary>Open to people who are silenced: their own account, what they have read, the way out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SilencedTooAttribute : Attribute;

/// <summary>What was sent, and why it went nowhere.</summary>
internal sealed record SilencedPage(SanctionNotice Notice, SendAgain Sent);

/// <summary>Who is silenced reads and writes nothing, whatever form a feature offers: the policies say so first, this says it for all.</summary>
internal sealed class SilenceGate(CurrentActor current, IModelMetadataProvider metadata) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var allowed = context.ActionDescriptor.EndpointMetadata.OfType<SilencedTooAttribute>().Any();
        if (current.Actor.Silence is not { } notice || allowed || !RequestOrigins.Changes(request))
        {
            await next();
            return;
        }

        context.Result = metadata.Page("/Features/Moderation/Silenced.cshtml", new SilencedPage(notice, await SendAgain.From(request)), StatusCodes.Status403Forbidden);
    }

    /// <summary>The same for the API.</summary>
    public static Refusal? Refusal(Actor actor, HttpRequest request) =>
        actor.IsSilenced && RequestOrigins.Changes(request) ? new Refusal(ModerationPolicy.Silenced) : null;
}
