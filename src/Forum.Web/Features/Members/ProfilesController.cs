using Forum.Core.Features.Groups;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Web.Features.Topics;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Members;

internal sealed record ProfilePage(Profile Profile, IReadOnlyList<ActivityItem> Recent, bool IsMine)
{
    /// <summary>The latest that solved a question.</summary>
    public IReadOnlyList<ActivityItem> Solved { get; init; } = [];

    public IReadOnlyList<GroupName> Groups { get; init; } = [];

    public string Url => TopicRows.Url(Profile.Person);
}

/// <param name="Person">Whose.</param>
/// <param name="Posts">What they wrote, when posts are shown.</param>
/// <param name="Topics">What they opened, when topics are shown.</param>
/// <param name="Pager">The way on.</param>
/// <param name="Canonical">This page's one address.</param>
internal sealed record ActivityView(
    Person Person, IReadOnlyList<ActivityItem>? Posts, IReadOnlyList<TopicRow>? Topics, Pager Pager, string Canonical)
{
    /// <summary>Which part of it, as the address says; null for all they wrote.</summary>
    public string? Only { get; init; }

    public string Url => TopicRows.Url(Person);
}

/// <summary>What a person says of themselves, and what they wrote here.</summary>
internal sealed class ProfilesController(MemberQueries members, ActivityQueries activity, GroupQueries groups, TopicLists lists, CurrentActor current) : Controller
{
    private const int RecentPosts = 5;
    private const int RecentAnswers = 3;
    private const string OnlyTopics = "topics";
    private const string OnlyAnswers = "answers";

    [HttpGet("/u/{name}"), VisitorPage]
    public async Task<IActionResult> Show(string name, CancellationToken ct)
    {
        if (await members.Profile(name, current.Actor, ct) is not { } profile) return NotFound();
        if (profile.Person.Username != name) return RedirectPermanent(TopicRows.Url(profile.Person));

        var (id, reader) = (profile.Person.Id, current.Actor);
        return View("Members/Show", new ProfilePage(profile, await activity.Latest(id, reader, RecentPosts, solving: false, ct), reader.Is(id))
        {
            Solved = profile.Answers > 0 ? await activity.Latest(id, reader, RecentAnswers, solving: true, ct) : [],
            Groups = await groups.Of(id, reader, ct),
        });
    }

    [HttpGet("/u/{name}/activity"), VisitorPage]
    public async Task<IActionResult> Activity(string name, string? only, CancellationToken ct)
    {
        if (await members.Person(name, ct) is not { } person) return NotFound();

        var path = TopicRows.Url(person) + "/activity";
        if (person.Username != name) return RedirectPermanent(path + Request.QueryString);

        var part = only is OnlyTopics or OnlyAnswers ? only : null;
        if (part is not null) path += "?only=" + part;
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);
        return part == OnlyTopics ? await Topics(person, path, place, ct) : await Posts(person, path, place, part, ct);
    }

    private async Task<IActionResult> Posts(Person person, string path, ListPlace place, string? part, CancellationToken ct)
    {
        var page = await activity.Page(person.Id, current.Actor, place.Page, MemberCursor.Read(place.Before), part == OnlyAnswers, ct);
        if (!place.Exists(page.Pages, page.Items.Count)) return NotFound();
        return View("Members/Activity", new ActivityView(person, page.Items, null, place.Pager(path, page.Pages, page.Older), place.Canonical(path)) { Only = part });
    }

    private async Task<IActionResult> Topics(Person person, string path, ListPlace place, CancellationToken ct)
    {
        var page = await lists.Page(new TopicFilter { AuthorId = person.Id }, current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        if (TopicList.Of(page, place, path) is not { } list) return NotFound();
        return View("Members/Activity", new ActivityView(person, null, list.Rows, list.Pager, list.Canonical) { Only = OnlyTopics });
    }
}
