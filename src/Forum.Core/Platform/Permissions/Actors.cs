using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Permissions;

/// <summary>
/// People as actors, with what their groups give them. A request takes its actor from the session or the key; this is for whoever
/// asks in somebody else's name, such as a notification: may this person see it?
/// </summary>
internal sealed class Actors(ForumDb db)
{
    private static readonly Func<ForumDb, long, long, IAsyncEnumerable<Grant>> Rights = EF.CompileAsyncQuery((ForumDb db, long member, long mentors) => db.CategoryRights
        .Where(r => r.GroupId == AutomaticGroup.Members || r.GroupId == mentors || db.GroupMembers.Any(g => g.GroupId == r.GroupId && g.MemberId == member))
        .Select(r => new Grant(r.CategoryId, r.GroupId, r.Right)));

    public async Task<Actor?> Find(long memberId, CancellationToken ct) => (await Find([memberId], ct)).GetValueOrDefault(memberId);

    /// <summary>Those who exist, by their id: two commands, however many.</summary>
    public async Task<Dictionary<long, Actor>> Find(IReadOnlyCollection<long> memberIds, CancellationToken ct)
    {
        var people = await db.Members.Where(m => memberIds.Contains(m.Id)).Select(m => new Actor(m.Id, m.Username, m.DisplayName, m.Role)).ToListAsync(ct);
        var rights = await db.CategoryRights.Select(r => new
        {
            Grant = new Grant(r.CategoryId, r.GroupId, r.Right),
            Members = db.GroupMembers.Where(g => g.GroupId == r.GroupId && memberIds.Contains(g.MemberId)).Select(g => g.MemberId).ToList(),
        }).ToListAsync(ct);
        return people.ToDictionary(p => p.Id, p => p with
        {
            Grants = new Grants(rights.Where(r => AutomaticGroup.Holds(r.Grant.GroupId, p.Role) || r.Members.Contains(p.Id)).Select(r => r.Grant)),
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
