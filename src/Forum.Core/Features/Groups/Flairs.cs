using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>Who wears which group's title. One for each person: of the group that was made first.</summary>
internal sealed class FlairBook(Dictionary<long, (string Title, GroupVisibility Visibility)> worn)
{
    public string? Of(long memberId, Actor reader) =>
        worn.TryGetValue(memberId, out var flair) && (flair.Visibility == GroupVisibility.Everyone || !reader.IsGuest) ? flair.Title : null;
}

/// <summary>Keeps it: every page with posts asks. A private group's title is shown to nobody.</summary>
internal sealed class Flairs(IForumEngine engine) : Snapshot<FlairBook>(engine)
{
    protected override async Task<FlairBook> Load(ForumDb db, CancellationToken ct)
    {
        var rows = await db.Groups.Where(g => g.Title != "" && g.Visibility != GroupVisibility.Private)
            .Join(db.GroupMembers, g => g.Id, m => m.GroupId, (g, m) => new { m.MemberId, g.Id, g.Title, g.Visibility })
            .OrderByDescending(r => r.Id)
            .ToListAsync(ct);
        var worn = new Dictionary<long, (string, GroupVisibility)>();
        foreach (var row in rows) worn[row.MemberId] = (row.Title, row.Visibility);
        return new FlairBook(worn);
    }
}
