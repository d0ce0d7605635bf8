using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Launch;

/// <summary>Opens the doors further, or closes them again.</summary>
internal sealed class ChangeStage(Writes writes, SettingsStore settings)
{
    public const string OnlyAdmins = "launch.refused.onlyAdmins";

    public sealed record Command(Actor Actor, Stage Stage);

    public abstract record Outcome
    {
        public sealed record Changed : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(OnlyAdmins);

        var site = await settings.Get<SiteSettings>(ct);
        await writes.Run(async write =>
        {
            await settings.Save(site with { Stage = command.Stage }, write, ct);
            write.Audit(command.Actor, "launch.stage", "setting:site.stage", $"{site.Stage} → {command.Stage}");
        }, ct);
        return new Outcome.Changed();
    }
}
