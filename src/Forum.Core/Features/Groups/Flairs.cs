using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

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
    protected override async Task<FlairBook> Load(IAsk ask, CancellationToken ct)
    {
        var rows = await ask.All($"""
            SELECT m.member_id, g.title, g.visibility FROM "groups" g JOIN group_members m ON m.group_id = g.id
            WHERE g.title <> '' AND g.visibility <> {GroupVisibility.Private} ORDER BY g.id DESC
            """, row => (Member: row.GetInt64(0), Title: row.GetString(1), Visibility: (GroupVisibility)row.GetInt32(2)), ct);
        var worn = new Dictionary<long, (string, GroupVisibility)>();
        foreach (var row in rows) worn[row.Member] = (row.Title, row.Visibility);
        return new FlairBook(worn);
    }
}
