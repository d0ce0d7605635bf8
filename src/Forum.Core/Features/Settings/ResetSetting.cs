using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Settings;

/// <summary>Takes a choice back: the setting is what the forum would choose, now and in later versions.</summary>
internal sealed class ResetSetting(Writes writes, SettingsStore settings)
{
    public sealed record Command(Actor Actor, string Key);

    public abstract record Outcome
    {
        public sealed record Reset : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);
        if (SettingsCatalog.Setting(command.Key) is not { IsChangedHere: true } setting) return new Outcome.NotFound();

        var group = SettingsCatalog.Find(setting.Group)!;
        await writes.Run(write => settings.SaveFor(command.Actor, group, new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { [setting.Name] = setting.Default }, write, ct), ct);
        return new Outcome.Reset();
    }
}
