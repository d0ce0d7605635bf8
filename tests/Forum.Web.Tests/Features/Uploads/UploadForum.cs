using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Uploads;

/// <summary>One forum for a class of tests; each brings its own people.</summary>
public sealed class UploadForum : IAsyncLifetime
{
    private int people;

    internal TestForum Forum { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Forum = await TestForum.Start();

    public ValueTask DisposeAsync() => Forum.DisposeAsync();

    internal Task<Actor> Somebody(Role role = Role.Member) => Forum.Person($"somebody{Interlocked.Increment(ref people)}", role);

    internal Task Choose(UploadSettings settings) =>
        Forum.Write(write => Forum.Services.GetRequiredService<SettingsStore>().Save(settings, write, CancellationToken.None));
}
