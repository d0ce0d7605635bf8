namespace Forum.Web.Platform.Host;

/// <summary>
/// The minute between "stop" and the end: connections that people keep open are closed after their next answer,
/// so that none is cut while a request is on its way.
/// </summary>
internal sealed class Draining
{
    private int open;

    public bool IsOn { get; private set; }

    public bool NobodyIsConnected => Volatile.Read(ref open) == 0;

    public void Begin() => IsOn = true;

    /// <summary>Counts connections, whatever is spoken on them.</summary>
    public void Watch(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions listen) => listen.Use(next => async connection =>
    {
        Interlocked.Increment(ref open);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    });

    public Task SayGoodbye(HttpContext context, RequestDelegate next)
    {
        if (IsOn && context.Request.Protocol == HttpProtocol.Http11) context.Response.Headers.Connection = "close";
        return next(context);
    }
}
