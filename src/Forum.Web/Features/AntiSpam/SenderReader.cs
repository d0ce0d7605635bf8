using Forum.Core.Features.Accounts;
using Forum.Core.Features.AntiSpam;
using Microsoft.Extensions.Options;

namespace Forum.Web.Features.AntiSpam;

/// <summary>Switches the guards of writing off together; only a bench and tests of other things do so.</summary>
internal sealed class GuardOptions
{
    public bool Off { get; set; }
}

/// <summary>Notes where a request came from, for the limits and screens behind.</summary>
internal sealed class SenderReader(RequestDelegate next, IOptions<GuardOptions> options)
{
    public Task InvokeAsync(HttpContext context, Sender sender)
    {
        if (!options.Value.Off) sender.Is(NetworkAddress.KeyOf(context.Connection.RemoteIpAddress));
        return next(context);
    }
}
