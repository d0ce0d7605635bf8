using Forum.Core.Features.Api;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Api;

/// <summary>What <see cref="ApiDoor"/> found out about this request.</summary>
internal sealed class ApiRequest
{
    public Caller Caller { get; private set; } = new(0, Actor.Guest, ApiScopes.None);

    public Actor Actor => Caller.Actor;

    /// <summary>Set when the sender gave this request a name, to send it again if no answer comes.</summary>
    public NamedRequest? Named { get; private set; }

    public void Is(Caller caller, NamedRequest? named)
    {
        Caller = caller;
        Named = named;
    }
}
