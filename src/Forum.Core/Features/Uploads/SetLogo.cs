using Forum.Core.Features.Launch;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Uploads;

/// <summary>Puts the organisation's logo into the header, changes what it says, or takes it away.</summary>
internal sealed class SetLogo(StoreUpload store, Writes writes, SettingsStore settings)
{
    public const string TextTooLong = "uploads.refused.logoText";

    /// <param name="Actor">An administrator.</param>
    /// <param name="Content">A new picture; null to keep the one there is.</param>
    /// <param name="Name">As the sender calls it.</param>
    /// <param name="Text">What the logo says; empty where the title stands beside it.</param>
    /// <param name="Remove">Back to the forum's own mark.</param>
    public sealed record Command(Actor Actor, Stream? Content, string? Name, string? Text, bool Remove = false);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(new Refusal(ChangeStage.OnlyAdmins));

        var text = CleanText.Line(command.Text);
        if (TextLength.IsOver(text, SiteSettings.TitleLimit)) return new Outcome.Refused(new Refusal(TextTooLong, "logoText").With("most", SiteSettings.TitleLimit));

        StoredUpload? picture = null;
        if (command is { Content: { } content, Remove: false })
        {
            var stored = await store.Run(new StoreUpload.Command(command.Actor, content, command.Name) { Sizes = [PictureSize.Logo] }, ct);
            if (stored is StoreUpload.Outcome.Refused(var why)) return new Outcome.Refused(why);
            picture = ((StoreUpload.Outcome.Stored)stored).Upload;
        }

        await writes.Run(
            async write =>
            {
                var site = await settings.Get<SiteSettings>(ct);
                var changed = command.Remove ? site with { Logo = "", LogoText = "" }
                    : picture is null ? site with { LogoText = text }
                    : site with { Logo = picture.Key, LogoText = text, LogoWidth = picture.Width, LogoHeight = picture.Height };
                if (command.Remove || picture is not null) await UploadUses.Set(write, command.Actor, UploadPlace.Logo, 0, picture is null ? [] : [picture.Id], ct);
                await settings.SaveFor(command.Actor, changed, write, ct);
            },
            ct);
        return new Outcome.Done();
    }
}
