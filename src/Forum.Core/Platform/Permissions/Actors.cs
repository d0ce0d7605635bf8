using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Permissions;

/// <summary>
/// People as actors, with what their groups give them. A request takes its actor from the session or the key; this is for whoever
/// asks in somebody else's name, such as a notification: may this person see it?
/// </summary>
internal sealed class Actors(IAsk ask)
{
    private static readonly Func<ForumDb, long, long, IAsyncEnumerable<Grant>> Rights = EF.CompileAsyncQuery((ForumDb db, long member, long mentors) => db.CategoryRights
        .Where(r => r.GroupId == AutomaticGroup.Members || r.GroupId == mentors || db.GroupMembers.Any(g => g.GroupId == r.GroupId && g.MemberId == member))
        .Select(r => new Grant(r.CategoryId, r.GroupId, r.Right)));

    public async Task<Actor?> Find(long memberId, CancellationToken ct) => (await Find([memberId], ct)).GetValueOrDefault(memberId);

    /// <summary>Those who exist, by their id: three commands at most, however many.</summary>
    public async Task<Dictionary<long, Actor>> Find(IReadOnlyList<long> memberIds, CancellationToken ct)
    {
        var people = await ask.All(
            $"SELECT id, username, display_name, role FROM members WHERE id IN {memberIds}",
            row => new Actor(row.GetInt64(0), row.GetString(1), row.GetString(2), (Role)row.GetInt32(3)), ct);
        var rights = await ask.All(
            $"SELECT category_id, group_id, \"right\" FROM category_rights",
            row => new Grant(row.GetInt64(0), row.GetInt64(1), (Right)row.GetInt32(2)), ct);
        if (rights.Count == 0) return people.ToDictionary(p => p.Id);

        var groups = (await ask.All($"SELECT group_id, member_id FROM group_members WHERE member_id IN {memberIds}", row => (Id: row.GetInt64(0), MemberId: row.GetInt64(1)), ct)).ToHashSet();
        return people.ToDictionary(p => p.Id, p => p with
        {
            Grants = new Grants(rights.Where(r => AutomaticGroup.Holds(r.GroupId, p.Role) || groups.Contains((r.GroupId, p.Id)))),
        });
    }

    /// <summary>What the groups of one person give them.</summary>
    public static async Task<Grants> GrantsOf(ForumDb db, long memberId, Role role, CancellationToken ct)
    {
        var mentors = AutomaticGroup.Holds(AutomaticGroup.Mentors, role) ? AutomaticGroup.Mentors : 0;
        var rows = new List<Grant>();
        await foreach (var grant in Rights(db, memberId, mentors).WithCancellation(ct)) rows.Add(grant);
        return rows.Count == 0 ? Grants.None : new Grants(rows);
    }
}
