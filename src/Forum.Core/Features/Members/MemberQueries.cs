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
    public required int Topics { get; init; }

    public required int Posts { get; init; }

    public required int Likes { get; init; }

    /// <summary>Replies of theirs that solved a question.</summary>
    public required int Answers { get; init; }
}

/// <summary>What a person says of themselves, as they typed it.</summary>
internal sealed record OwnWords(string Username, string DisplayName, string Bio, string Location, string Website);

/// <summary>One person's page, and those who keep the house.</summary>
internal sealed class MemberQueries(ForumDb db, Flairs flairs)
{
    private const string BioIds = "bio-";

    /// <summary>Null when nobody has this name, however it is written.</summary>
    public async Task<Profile?> Profile(string name, Actor actor, CancellationToken ct)
    {
        var key = Member.KeyOf(name);
        var topics = db.Topics.ListedFor(actor);
        var posts = db.Posts.ListedFor(actor);
        var profile = await db.Members.Where(m => m.UsernameKey == key)
            .Select(m => new Profile(new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar), m.BioHtml, m.Location, m.Website, m.JoinedAt)
            {
                Topics = topics.Count(t => t.AuthorId == m.Id),
                Posts = posts.Count(p => p.AuthorId == m.Id),
                Likes = posts.Where(p => p.AuthorId == m.Id).Sum(p => p.LikeCount),
                Answers = posts.Count(p => p.AuthorId == m.Id && p.Topic.AcceptedPostId == p.Id),
            })
            .FirstOrDefaultAsync(ct);
        if (profile is null) return null;

        var flair = (await flairs.Get(ct)).Of(profile.Person.Id, actor);
        return profile with { Person = profile.Person with { Flair = flair }, BioHtml = PostIds.For(profile.BioHtml, BioIds) };
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

    public Task<int> Count(CancellationToken ct) => db.Members.CountAsync(m => m.LeftAt == null, ct);

    // A list to find somebody in, not a telephone book.
    private const int MostStaff = 50;
}
