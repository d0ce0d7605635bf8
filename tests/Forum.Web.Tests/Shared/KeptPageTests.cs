using System.Text.RegularExpressions;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Reading;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Forum.Web.Features.Topics;
using Forum.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Shared;

/// <summary>A member's page that is kept for others, as browsers ask for it: compressed.</summary>
public sealed partial class KeptPageTests
{
    [Fact]
    public async Task who_is_shown_the_same_is_sent_the_same_with_their_own_put_in()
    {
        await using var forum = await Open();
        var (path, _) = await Talk(forum);
        using var ana = await SignedIn(forum, "ana");
        using var bo = await SignedIn(forum, "bo");
        var first = await Settled(ana, path);
        var kept = forum.Services.GetRequiredService<KeptPages>().Count;
        var second = await Settled(bo, path);

        kept.ShouldBeGreaterThan(0);
        forum.Services.GetRequiredService<KeptPages>().Count.ShouldBe(kept, "nothing was made anew for another reader");
        first.ShouldContain("/u/ana");
        second.ShouldContain("/u/bo");
        second.ShouldNotContain("/u/ana");
        Common(second).ShouldBe(Common(first));
        Tokens(second).ShouldNotBe(Tokens(first));
        Once().Matches(second).Single().ShouldNotBe(Once().Matches(await Read(bo, path)).Single());
    }

    [Fact]
    public async Task a_form_of_a_kept_page_is_good_for_one_post_and_the_next_page_shows_it()
    {
        await using var forum = await Open();
        var (path, _) = await Talk(forum);
        using var ana = await SignedIn(forum, "ana");
        var page = await Settled(ana, path);
        var fields = new[] { ("__RequestVerificationToken", Tokens(page).Single()), ("once", Once().Match(page).Groups[1].Value), ("asked", ""), ("markdown", "Écrit sur une page gardée.") };
        var action = $"/topics/{Id(path)}/replies";

        (await ana.Post(action, fields)).Location.ShouldNotBeNull();
        (await ana.Post(action, fields)).Location.ShouldNotBeNull();

        var after = await Read(ana, path);
        Regex.Count(after, "<p>Écrit sur une page gardée.</p>").ShouldBe(1);
    }

    [Fact]
    public async Task what_changes_for_one_reader_or_for_all_shows_at_once()
    {
        await using var forum = await Open();
        var (path, carla) = await Talk(forum);
        using var ana = await SignedIn(forum, "ana");
        using var bo = await SignedIn(forum, "bo");
        foreach (var visitor in new[] { ana, bo }) await Settled(visitor, path);

        await ana.Submit(await ana.Get(path), $"/topics/{Id(path)}/bookmark");
        (await Read(ana, path)).ShouldContain("/bookmark/end");
        (await Read(bo, path)).ShouldNotContain("/bookmark/end");

        var settings = forum.Services.GetRequiredService<SettingsStore>();
        await forum.Write(async write => await settings.Save(await settings.Get<SiteSettings>(default) with { Title = "Autre maison" }, write, default));
        foreach (var visitor in new[] { ana, bo }) (await Read(visitor, path)).ShouldContain("Autre maison</title>");

        await forum.Reply(carla, long.Parse(Id(path)), "Un mot de plus.");
        foreach (var visitor in new[] { ana, bo }) (await Read(visitor, path)).ShouldContain("Un mot de plus.");
    }

    [Fact]
    public async Task the_author_and_who_left_a_text_unfinished_are_shown_what_is_theirs()
    {
        await using var forum = await Open();
        var (path, _) = await Talk(forum);
        using var ana = await SignedIn(forum, "ana");
        using var carla = await SignedIn(forum, "carla");
        await Settled(ana, path);
        (await Settled(carla, path)).ShouldContain("/edit\"");
        (await Read(ana, path)).ShouldNotContain("/edit\"");

        await ana.Submit(await ana.Get(path), $"/topics/{Id(path)}/replies", ("markdown", "Pas fini."), ("saveDraft", "true"));
        (await Settled(ana, path)).ShouldContain("Pas fini.");
    }

    [Fact]
    public void all_that_a_topic_page_shows_is_looked_at()
    {
        // A new property belongs into TopicLook, or is nobody's own: then it belongs here.
        typeof(TopicModel).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").ShouldBe(
            ["Topic", "Reply", "Refusal", "ReplyRefusal", "PreviewHtml", "OtherDraft", "Own", "Level", "Related", "Flow", "NextUnread", "ReaderId", "FirstNew"], ignoreOrder: true);
        typeof(OwnTopic).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").ShouldBe(
            ["Number", "Level", "Bookmarks", "IsBookmarked", "Draft"], ignoreOrder: true);
    }

    private static async Task<TestForum> Open()
    {
        var forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        foreach (var name in new[] { "ana", "bo" }) await forum.Member(name);
        return forum;
    }

    private static async Task<(string Path, Actor Carla)> Talk(TestForum forum)
    {
        var carla = await forum.Member("carla");
        var topic = await forum.Topic(carla, await forum.Category("Entraide"));
        await forum.Reply(carla, topic.TopicId, "Une réponse.");
        forum.Clock.Advance(TimeSpan.FromDays(3));
        return ($"/t/{topic.Slug}/{topic.TopicId}", carla);
    }

    private static async Task<Visitor> SignedIn(TestForum forum, string name)
    {
        var visitor = forum.Visitor();
        await visitor.SignIn(name);
        return visitor;
    }

    /// <summary>Read often enough that nothing is new and the page is worth keeping.</summary>
    private static async Task<string> Settled(Visitor visitor, string path)
    {
        for (var i = 0; i < 3; i++) await Read(visitor, path);
        return await Read(visitor, path);
    }

    private static Task<string> Read(Visitor visitor, string path) => Packed.Read(visitor, path);

    private static string Id(string path) => path.Split('/')[^1];

    private static string Common(string page) => Body().Match(Token().Replace(Once().Replace(page, ""), "")).Value;

    private static List<string> Tokens(string page) => [.. Token().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("name=\"once\" value=\"([^\"]+)\"")]
    private static partial Regex Once();
}
