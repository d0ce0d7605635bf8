using System.Text.Json.Nodes;
using Forum.Core.Features.Launch;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Settings;

/// <summary>Changes settings of one group, as typed: all of them or, when one is unfit, none.</summary>
internal sealed class ChangeSettings(Writes writes, SettingsStore settings)
{
    /// <param name="Actor">Who changes them.</param>
    /// <param name="Group">The first word of their keys.</param>
    /// <param name="Typed">By the rest of the key; what is not in it stays.</param>
    public sealed record Command(Actor Actor, string Group, IReadOnlyDictionary<string, string?> Typed);

    public abstract record Outcome
    {
        public sealed record Changed(List<string> Keys) : Outcome;

        public sealed record Invalid(List<Refusal> Why) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);
        if (SettingsCatalog.Find(command.Group) is not { } group) return new Outcome.NotFound();

        var values = new Dictionary<string, JsonNode?>();
        var refusals = new List<Refusal>();
        foreach (var (name, typed) in command.Typed)
        {
            if (group.Find(name) is not { IsChangedHere: true } setting) return new Outcome.NotFound();

            var (value, why) = SettingText.Read(setting, typed);
            if (why is null) values[name] = value;
            else refusals.Add(why);
        }

        if (refusals.Count > 0) return new Outcome.Invalid(refusals);

        var changes = await writes.Run(write => settings.SaveFor(command.Actor, group, values, write, ct), ct);
        return new Outcome.Changed(changes.ConvertAll(change => change.Key));
    }
}
