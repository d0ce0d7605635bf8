using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Members;

/// <summary>A person's page. The figures count what this reader may see, so that they tell nothing of what is elsewhere.</summary>
internal sealed record Profile(Person Person, string BioHtml, string Location, string Website, DateTime JoinedAt)
{
    /// <summary>What they wrote, by category.</summary>
    public IReadOnlyList<ProfilePlace> Places { get; init; } = [];

    public int Topics => Places.Sum(place => place.Topics);

    public int Posts => Places.Sum(place => place.Posts);

    public int Likes => Places.Sum(place => place.Likes);

    /// <summary>Replies of theirs that solved a question.</summary>
    public int Answers => Places.Sum(place => place.Answers);

    /// <summary>Where they reply most, what solved something first.</summary>
    public IEnumerable<ProfilePlace> MostHelped(int most) =>
        Places.Where(place => place.Replies > 0).OrderByDescending(place => place.Answers).ThenByDescending(place => place.Replies).ThenBy(place => place.Category.Id).Take(most);
}

/// <summary>What somebody wrote in one category.</summary>
internal sealed record ProfilePlace(CategoryNode Category, int Topics, int Posts, int Likes, int Answers)
{
    public int Replies => Posts - Topics;
}

/// <summary>What a person says of themselves, as they typed it.</summary>
internal sealed record OwnWords(string Username, string DisplayName, string Bio, string Location, string Website);

/// <summary>One person's page, and those who keep the house.</summary>
internal sealed class MemberQueries(ForumDb db, Flairs flairs, CategoryTrees trees, MemberCount count)
{
    private const string BioIds = "bio-";

    /// <summary>Null when nobody has this name, however it is written. Two commands.</summary>
    public async Task<Profile?> Profile(string name, Actor actor, CancellationToken ct)
    {
        var key = Member.KeyOf(name);
        var profile = await db.Members.Where(m => m.UsernameKey == key)
            .Select(m => new Profile(new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar), m.BioHtml, m.Location, m.Website, m.JoinedAt))
            .FirstOrDefaultAsync(ct);
        if (profile is null) return null;

        var flair = (await flairs.Get(ct)).Of(profile.Person.Id, actor);
        return profile with { Person = profile.Person with { Flair = flair }, BioHtml = PostIds.For(profile.BioHtml, BioIds), Places = await Places(profile.Person.Id, actor, ct) };
    }

    // One walk over what somebody wrote gives every figure.
    private async Task<List<ProfilePlace>> Places(long id, Actor actor, CancellationToken ct)
    {
        var rows = await db.Posts.ListedFor(actor).Where(p => p.AuthorId == id)
            .Select(p => new { p.Topic.CategoryId, Opens = p.Number == 1 ? 1 : 0, p.LikeCount, Solves = p.Topic.AcceptedPostId == p.Id ? 1 : 0 })
            .GroupBy(p => p.CategoryId)
            .Select(g => new { g.Key, Topics = g.Sum(p => p.Opens), Posts = g.Count(), Likes = g.Sum(p => p.LikeCount), Answers = g.Sum(p => p.Solves) })
            .ToListAsync(ct);
        var tree = await trees.Get(ct);
        return rows.ConvertAll(r => new ProfilePlace(tree.Find(r.Key)!, r.Topics, r.Posts, r.Likes, r.Answers));
    }

    /// <summary>Who a name is, without the figures.</summary>
    public Task<Person?> Person(string name, CancellationToken ct)
    {
        var key = Member.KeyOf(name);
        return db.Members.Where(m => m.UsernameKey == key).Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar)).FirstOrDefaultAsync(ct);
    }

    public Task<OwnWords?> Own(Actor actor, CancellationToken ct) => db.Members.Where(m => m.Id == actor.Id)
        .Select(m => new OwnWords(m.Username, m.DisplayName, m.Bio, m.Location, m.Website)).FirstOrDefaultAsync(ct);

    /// <summary>Those to turn to: admins first, then moderators, the longest here first.</summary>
    public Task<List<Person>> Staff(CancellationToken ct) => db.Members.Where(m => m.Role >= Role.Moderator)
        .OrderByDescending(m => m.Role).ThenBy(m => m.JoinedAt).ThenBy(m => m.Id)
        .Take(MostStaff)
        .Select(m => new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar)).ToListAsync(ct);

    public ValueTask<int> Count(CancellationToken ct) => count.Get(ct);

    // A list to find somebody in, not a telephone book.
    private const int MostStaff = 50;
}
