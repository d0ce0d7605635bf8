using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Launch;

/// <summary>Changes what the forum says of itself and how it looks and speaks.</summary>
internal sealed class ChangeSite(Writes writes, SettingsStore settings)
{
    public sealed record Command(Actor Actor, string? Title, string? Tagline, string? Language, string? Accent, bool FrenchTypography);

    public abstract record Outcome
    {
        public sealed record Changed(List<string> Keys) : Outcome;

        public sealed record Invalid(List<Refusal> Why) : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);

        return await writes.Run<Outcome>(async write =>
        {
            // Read inside the door: what another administrator changed a moment ago stays.
            var (site, refusals) = SiteText.Read(await settings.Get<SiteSettings>(ct), command.Title, command.Tagline, command.Language, command.Accent);
            if (refusals.Count > 0) return new Outcome.Invalid(refusals);

            var changed = await settings.Save(site with { FrenchTypography = command.FrenchTypography }, write, ct);
            foreach (var key in changed) write.Audit(command.Actor, "settings.changed", $"setting:{key}");
            return new Outcome.Changed(changed);
        }, ct);
    }
}
