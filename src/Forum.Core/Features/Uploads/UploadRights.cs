using Forum.Core.Features.AntiSpam;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>Whether somebody may send something now: the policy, then how much they have sent already.</summary>
internal sealed class UploadRights(ForumDb db, Newcomers newcomers, Pace pace, Sender sender, SettingsStore settings, TimeProvider time)
{
    public const string TooMany = "uploads.refused.tooMany";

    /// <summary>Asked before anything is read. An admin key that moves content about is not counted.</summary>
    public async Task<Refusal?> Look(Actor actor, bool isFace, CancellationToken ct)
    {
        var isNew = sender.IsGuarded && await newcomers.Until(actor, ct) is not null;
        var may = isFace ? UploadPolicy.ShowFace(actor) : UploadPolicy.Attach(actor, isNew);
        if (!may.Allowed) return new Refusal(may.Reason!, actor.IsGuest ? "" : StoreUpload.Field);
        if (sender.IsTrusted) return null;

        var (most, since) = ((await settings.Get<UploadSettings>(ct)).PerDay, time.GetUtcNow().UtcDateTime.AddDays(-1));
        if (await db.Uploads.CountAsync(u => u.OwnerId == actor.Id && u.CreatedAt > since, ct) >= most) return new Refusal(TooMany, StoreUpload.Field).With("most", most);
        return OfFile(await pace.Look(Act.Upload, actor, ct));
    }

    /// <summary>Counts it, inside its own transaction.</summary>
    public async Task<Refusal?> Take(Write write, Actor actor, CancellationToken ct) => OfFile(await pace.Take(write, Act.Upload, actor, ct));

    private static Refusal? OfFile(Refusal? later) => later is null ? null : later with { Field = StoreUpload.Field };
}
