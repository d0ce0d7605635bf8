using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Groups;

/// <summary>A group in a list.</summary>
internal sealed record GroupItem(long Id, string Name, string Slug, string Title, string Description, GroupVisibility Visibility, int People)
{
    public bool IsAutomatic => Id <= AutomaticGroup.Staff;

    public required bool IsOwner { get; init; }
}

internal sealed record GroupName(string Name, string Slug);

internal sealed record GroupPerson(Person Person, bool IsOwner);

internal sealed record GroupPeople(IReadOnlyList<GroupPerson> Items, int Page, int Pages);

/// <summary>Groups and who is in them, as far as the reader may see.</summary>
internal sealed class GroupQueries(ForumDb db)
{
    public const int PageSize = 30;

    // Those whose people are worth a page; everyone and all members have the people list.
    private static readonly Dictionary<long, Role[]> Offices = new()
    {
        [AutomaticGroup.Mentors] = [Role.Mentor],
        [AutomaticGroup.Moderators] = [Role.Moderator],
        [AutomaticGroup.Admins] = [Role.Admin],
        [AutomaticGroup.Staff] = [Role.Moderator, Role.Admin],
    };

    /// <summary>The groups one can look into: those of an office first, then the others by name. Two commands.</summary>
    public async Task<List<GroupItem>> All(Actor actor, CancellationToken ct)
    {
        var custom = await Items(db.Groups.Where(g => g.Id > AutomaticGroup.Staff).VisibleTo(db.GroupMembers, actor).OrderBy(g => g.Name).ThenBy(g => g.Id), actor).ToListAsync(ct);
        var counted = await db.Members.Where(m => m.Role >= Role.Mentor).GroupBy(m => m.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var offices = AutomaticGroup.All.Where(g => g.Id is AutomaticGroup.Mentors or AutomaticGroup.Moderators or AutomaticGroup.Admins)
            .Select(g => Office(g.Id, g.Slug, Offices[g.Id].Sum(role => counted.GetValueOrDefault(role))));
        return [.. offices, .. custom];
    }

    /// <summary>The custom ones, for whoever gives rights or invites.</summary>
    public Task<List<GroupItem>> Custom(Actor actor, CancellationToken ct) =>
        Items(db.Groups.Where(g => g.Id > AutomaticGroup.Staff).VisibleTo(db.GroupMembers, actor).OrderBy(g => g.Name).ThenBy(g => g.Id), actor).ToListAsync(ct);

    /// <summary>Null when there is none of that name for this reader.</summary>
    public async Task<GroupItem?> Find(string slug, Actor actor, CancellationToken ct)
    {
        if (AutomaticGroup.All.FirstOrDefault(g => g.Slug == slug) is { Id: > 0 } automatic)
            return Offices.ContainsKey(automatic.Id) ? Office(automatic.Id, automatic.Slug, 0) : null;

        return await Items(db.Groups.Where(g => g.Slug == slug).VisibleTo(db.GroupMembers, actor), actor).FirstOrDefaultAsync(ct);
    }

    public Task<GroupItem?> Find(long id, Actor actor, CancellationToken ct) =>
        Items(db.Groups.Where(g => g.Id == id && g.Id > AutomaticGroup.Staff).VisibleTo(db.GroupMembers, actor), actor).FirstOrDefaultAsync(ct);

    /// <summary>Those somebody is in, by name, as far as the reader may know of them. One command.</summary>
    public Task<List<GroupName>> Of(long memberId, Actor actor, CancellationToken ct) =>
        db.Groups.Where(g => g.Id > AutomaticGroup.Staff).VisibleTo(db.GroupMembers, actor)
            .Where(g => db.GroupMembers.Any(m => m.GroupId == g.Id && m.MemberId == memberId))
            .OrderBy(g => g.Name).ThenBy(g => g.Id)
            .Select(g => new GroupName(g.Name, g.Slug)).ToListAsync(ct);

    /// <summary>Who is in it, owners first, then by name. Two commands.</summary>
    public async Task<GroupPeople> People(GroupItem group, int page, CancellationToken ct)
    {
        var people = Offices.TryGetValue(group.Id, out var roles)
            ? db.Members.Where(m => roles.Contains(m.Role)).Select(m => new { Member = m, IsOwner = false })
            : db.GroupMembers.Where(g => g.GroupId == group.Id).Join(db.Members, g => g.MemberId, m => m.Id, (g, m) => new { Member = m, g.IsOwner });
        var pages = Math.Max(1, (await people.CountAsync(ct) + PageSize - 1) / PageSize);
        if (page > pages) return new GroupPeople([], page, pages);

        var items = await people
            .OrderByDescending(p => p.IsOwner).ThenBy(p => p.Member.UsernameKey)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(p => new GroupPerson(new Person(p.Member.Id, p.Member.Username, p.Member.DisplayName, p.Member.Role, p.Member.Avatar), p.IsOwner))
            .ToListAsync(ct);
        return new GroupPeople(items, page, pages);
    }

    private IQueryable<GroupItem> Items(IQueryable<Group> groups, Actor actor)
    {
        var id = actor.Id;
        return groups.Select(g => new GroupItem(g.Id, g.Name, g.Slug, g.Title, g.Description, g.Visibility, db.GroupMembers.Count(m => m.GroupId == g.Id))
        {
            IsOwner = db.GroupMembers.Any(m => m.GroupId == g.Id && m.MemberId == id && m.IsOwner),
        });
    }

    private static GroupItem Office(long id, string slug, int people) => new(id, "", slug, "", "", GroupVisibility.Everyone, people) { IsOwner = false };
}
