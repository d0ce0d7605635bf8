using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Host;

namespace Forum.Web.Features.Setup;

/// <summary>Tells whoever started the program where to go on, while there is nothing to see yet.</summary>
internal sealed class SetupInvitation(IServiceProvider services, SettingsStore settings, SetupCode code, HostSettings host, ILoggerFactory logs)
{
    private string? current;

    /// <summary>Before the first request, so that no code is taken back while somebody is using it.</summary>
    public async Task Prepare(CancellationToken ct)
    {
        if (!(await settings.Get<SiteSettings>(ct)).IsSetUp) current = code.Renew();
    }

    public void Announce()
    {
        if (current is null) return;

        // The one secret that belongs in a log: it is worth something only until it is used.
        logs.CreateLogger("Forum.Setup").LogInformation("This forum is not set up yet. Open {Address}/setup?code={Code} (one use, valid for a day)",
            Addresses.ForPeople(services, host), current);
        current = null;
    }
}
