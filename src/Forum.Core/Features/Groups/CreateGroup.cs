using System.Globalization;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Makes a group with nobody in it yet.</summary>
internal sealed class CreateGroup(Writes writes)
{
    public sealed record Command(Actor Actor, string? Name)
    {
        public string? Title { get; init; }

        public string? Description { get; init; }

        public GroupVisibility Visibility { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Created(long Id, string Slug) : Outcome;

        public sealed record Refused(IReadOnlyList<Refusal> Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (GroupPolicy.Manage(command.Actor) is { Allowed: false } no) return new Outcome.Refused([new Refusal(no.Reason!)]);
        var text = GroupText.Read(command.Name, command.Title, command.Description);
        if (text.Unfit.Count > 0) return new Outcome.Refused(text.Unfit);

        return await writes.Run<Outcome>(async write =>
        {
            var slug = await FreeSlug(Slug.Of(text.Name, "g"), write, ct);
            var group = new Group(text.Name, slug, write.Now);
            group.Describe(text, command.Visibility);
            write.Db.Groups.Add(group);
            await write.Flush(ct);
            write.Audit(command.Actor, "group.created", $"group:{slug}", text.Name);
            return new Outcome.Created(group.Id, slug);
        }, ct);
    }

    /// <summary>A taken name is no error: the address gets a number.</summary>
    private static async Task<string> FreeSlug(string slug, Write write, CancellationToken ct)
    {
        var taken = await write.Db.Groups.Where(g => g.Slug.StartsWith(slug)).Select(g => g.Slug).ToListAsync(ct);
        var free = slug;
        for (var n = 2; taken.Contains(free, StringComparer.OrdinalIgnoreCase); n++) free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        return free;
    }
}
