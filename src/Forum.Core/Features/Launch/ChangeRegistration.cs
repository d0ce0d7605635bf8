using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Launch;

/// <summary>Says who may join and who may invite.</summary>
internal sealed class ChangeRegistration(Writes writes, SettingsStore settings)
{
    public const string CapUnfit = "launch.refused.cap";
    public const string DaysUnfit = "launch.refused.days";
    public const int MostDays = 365;

    public sealed record Command(Actor Actor, Registration Mode, bool MembersInvite, int PreviewCap, int InvitationDays);

    public abstract record Outcome
    {
        public sealed record Changed : Outcome;

        public sealed record Refused(List<Refusal> Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused([new Refusal(ChangeStage.OnlyAdmins)]);

        var why = new List<Refusal>();
        if (command.PreviewCap is < 1 or > RegistrationSettings.MostPreview) why.Add(new Refusal(CapUnfit, "previewCap").With("most", RegistrationSettings.MostPreview));
        if (command.InvitationDays is < 1 or > MostDays) why.Add(new Refusal(DaysUnfit, "invitationDays").With("most", MostDays));
        if (why.Count > 0) return new Outcome.Refused(why);

        return await writes.Run<Outcome>(async write =>
        {
            var present = await settings.Get<RegistrationSettings>(ct);
            var wanted = present with { Mode = command.Mode, MembersInvite = command.MembersInvite, PreviewCap = command.PreviewCap, InvitationDays = command.InvitationDays };
            await settings.SaveFor(command.Actor, wanted, write, ct);
            return new Outcome.Changed();
        }, ct);
    }
}
