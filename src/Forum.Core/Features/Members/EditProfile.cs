using Forum.Core.Features.Accounts;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Members;

/// <summary>Changes what somebody says of themselves.</summary>
internal sealed class EditProfile(Writes writes, PostText texts, Sessions sessions)
{
    public sealed record Command(Actor Actor, string? DisplayName, string? Bio, string? Location, string? Website);

    public abstract record Outcome
    {
        public sealed record Edited(string Username) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(IReadOnlyList<Refusal> Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var text = ProfileText.Read(command.DisplayName, command.Bio, command.Location, command.Website);
        if (text.Unfit.Count > 0) return new Outcome.Refused(text.Unfit);

        // Everybody may read a profile, so its links lead only where everybody may go.
        var bio = text.Bio.Length == 0 ? null : await texts.Bake(text.Bio, null, null, ct);
        return await writes.Run<Outcome>(async write =>
        {
            var member = await write.Db.Members.FirstOrDefaultAsync(m => m.Id == command.Actor.Id, ct);
            if (member is null) return new Outcome.NotFound();

            member.Introduce(text.DisplayName, text.Bio, bio?.Html ?? "", text.Location, text.Website);

            await UploadUses.Set(write, command.Actor, UploadPlace.Profile, member.Id, bio?.Uploads ?? [], ct);

            // Sessions remember the name they show.
            write.AfterCommit(sessions.Forget);
            return new Outcome.Edited(member.Username);
        }, ct);
    }
}
