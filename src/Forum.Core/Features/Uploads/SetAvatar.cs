using Forum.Core.Features.Accounts;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>Gives somebody a face of their own, or their letters back.</summary>
internal sealed class SetAvatar(StoreUpload store, Writes writes, Sessions sessions)
{
    /// <param name="Actor">Whose face it is.</param>
    /// <param name="Content">The picture; null for the letters.</param>
    /// <param name="Name">As the sender calls it.</param>
    public sealed record Command(Actor Actor, Stream? Content, string? Name);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        StoredUpload? picture = null;
        if (command.Content is { } content)
        {
            var stored = await store.Run(new StoreUpload.Command(command.Actor, content, command.Name) { Sizes = PictureSize.Faces }, ct);
            if (stored is StoreUpload.Outcome.Refused(var why)) return new Outcome.Refused(why);
            picture = ((StoreUpload.Outcome.Stored)stored).Upload;
        }

        await writes.Run(
            async write =>
            {
                var member = await write.Db.Members.FirstAsync(m => m.Id == command.Actor.Id, ct);
                member.Show(picture?.Key);
                await UploadUses.Set(write, command.Actor, UploadPlace.Avatar, member.Id, picture is null ? [] : [picture.Id], ct);

                // Sessions remember the face they show.
                write.AfterCommit(sessions.Forget);
            },
            ct);
        return new Outcome.Done();
    }
}
