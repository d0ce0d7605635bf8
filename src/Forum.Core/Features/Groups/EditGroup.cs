using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Changes what a group is called and who sees it. Its address stays, because people have it.</summary>
internal sealed class EditGroup(Writes writes, GroupChanges changes)
{
    public sealed record Command(Actor Actor, long GroupId, string? Name, string? Title, string? Description, GroupVisibility Visibility);

    public abstract record Outcome
    {
        public sealed record Edited(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(IReadOnlyList<Refusal> Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (GroupPolicy.Manage(command.Actor) is { Allowed: false } no) return new Outcome.Refused([new Refusal(no.Reason!)]);
        var text = GroupText.Read(command.Name, command.Title, command.Description);
        if (text.Unfit.Count > 0) return new Outcome.Refused(text.Unfit);

        return await writes.Run<Outcome>(async write =>
        {
            if (await write.Db.Groups.FirstOrDefaultAsync(g => g.Id == command.GroupId, ct) is not { } group) return new Outcome.NotFound();
            if (group.IsAutomatic) return new Outcome.Refused([new Refusal(GroupPolicy.Automatic)]);

            group.Describe(text, command.Visibility);
            write.Audit(command.Actor, "group.edited", $"group:{group.Slug}", text.Name);
            changes.ForgetAfter(write);
            return new Outcome.Edited(group.Slug);
        }, ct);
    }
}
