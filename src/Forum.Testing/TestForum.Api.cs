using Forum.Core.Features.Api;
using Forum.Core.Platform.Permissions;

namespace Forum.Testing;

internal sealed partial class TestForum
{
    public const ApiScopes Everything = ApiScopes.Read | ApiScopes.Write | ApiScopes.Admin;

    /// <summary>A script with a key of this person.</summary>
    public async Task<Script> Script(Actor owner, ApiScopes scopes = ApiScopes.Read | ApiScopes.Write) => Script(await Key(owner, scopes));

    public async Task<string> Key(Actor owner, ApiScopes scopes)
    {
        var outcome = await With((CreateApiKey create) => create.Run(new CreateApiKey.Command(owner.Username, scopes, "test"), CancellationToken.None));
        return ((CreateApiKey.Outcome.Created)outcome).Secret;
    }

    /// <summary>A script with any key, or with none.</summary>
    public Script Script(string? key) => new(Factory.CreateClient(), key);
}
