using System.Net;
using Forum.Core.Features.Admin;
using Forum.Core.Features.Demo;
using Forum.Core.Features.Reading;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Demo;

public sealed class FillDemoTests
{
    /// <summary>Faces are kept as they were drawn: scaling them is tested where pictures are.</summary>
    private static readonly Dictionary<string, string?> Unscaled = new() { ["Forum:Vips"] = "off" };

    [Fact]
    public async Task a_new_forum_is_set_up_and_filled_and_every_page_of_it_shows()
    {
        await using var forum = await TestForum.Start(setUp: false, settings: Unscaled);

        var filled = await Fill(forum, "fr");

        filled.SignIns.Select(s => s.Username).ShouldBe([FillDemo.Administrator, FillDemo.Mentor, FillDemo.Learner]);
        (await forum.Read(db => db.Posts.CountAsync())).ShouldBe(filled.Posts);
        (await forum.Read(db => db.PostLikes.CountAsync())).ShouldBe(filled.Likes);
        (await forum.Read(db => db.Members.CountAsync(m => m.Avatar != null))).ShouldBe(filled.People);
        (await forum.Read(db => db.Posts.CountAsync(p => p.Html.Contains("<img")))).ShouldBe(2);
        (await forum.Read(db => db.Emails.CountAsync())).ShouldBe(0);
        (await forum.Read(db => db.Notifications.CountAsync(n => n.MailDueAt != null))).ShouldBe(0);
        (await forum.Read(db => db.Posts.MaxAsync(p => p.CreatedAt))).ShouldBeLessThan(forum.Clock.GetUtcNow().UtcDateTime);
        var counted = await forum.With((RecountCounters use) => use.Run(new RecountCounters.Command(false), default));
        counted.Counters.Where(c => c.Wrong > 0).ShouldBeEmpty();

        var visitor = forum.Visitor();
        var open = await forum.Read(db => db.Topics.Where(t => t.Category.ReadBy == Audience.Everyone).Select(t => new { t.Id, t.Slug, t.Title }).ToListAsync());
        open.Count.ShouldBe(filled.Topics - DemoFiles.Read("fr").Categories.Where(c => c.IsForTeam).Sum(c => c.Topics.Count));
        foreach (var topic in open) (await visitor.Get($"/t/{topic.Slug}/{topic.Id}")).Status.ShouldBe(HttpStatusCode.OK, topic.Title);
        foreach (var path in await forum.Read(db => db.Categories.Where(c => c.ReadBy == Audience.Everyone).Select(c => c.Path).ToListAsync()))
            (await visitor.Get($"/c/{path}")).Status.ShouldBe(HttpStatusCode.OK, path);

        var again = await forum.With((FillDemo fill) => fill.Run(new FillDemo.Command(null), default));
        again.ShouldBe(new FillDemo.Outcome.NotEmpty(filled.Topics));
    }

    [Fact]
    public async Task a_forum_that_was_set_up_keeps_its_name_and_can_be_filled_in_english()
    {
        await using var forum = await TestForum.Start(settings: Unscaled);
        await forum.Member("chief", Role.Admin);
        await forum.Category("Announcements");

        var story = DemoFiles.Read("en");
        var filled = await Fill(forum, "en", story with { Categories = [.. story.Categories.Where(c => c.Slug is "centre" or "staff")] });

        filled.SignIns.Select(s => s.Username).ShouldBe([FillDemo.Mentor, FillDemo.Learner]);
        var mentor = forum.Visitor(language: "en");
        await mentor.SignIn(filled.SignIns[0].Username, filled.SignIns[0].Password);
        (await mentor.Get("/c/staff")).Status.ShouldBe(HttpStatusCode.OK);
        var learner = forum.Visitor(language: "en");
        await learner.SignIn(filled.SignIns[1].Username, filled.SignIns[1].Password);
        (await learner.Get("/c/staff")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await forum.Read(db => db.Categories.Where(c => c.ParentId == null).OrderBy(c => c.Position).Select(c => c.Name).LastAsync())).ShouldBe("Announcements");
    }

    [Fact]
    public async Task a_name_that_somebody_has_is_left_to_them()
    {
        await using var forum = await TestForum.Start();
        await forum.Member("Ines");

        (await forum.With((FillDemo fill) => fill.Run(new FillDemo.Command("fr"), default))).ShouldBe(new FillDemo.Outcome.NameTaken("Ines"));
        (await forum.Read(db => db.Members.CountAsync())).ShouldBe(1);
    }

    private static async Task<FillDemo.Outcome.Filled> Fill(TestForum forum, string language, DemoStory? story = null) =>
        (await forum.With((FillDemo fill) => fill.Run(new FillDemo.Command(language) { Story = story }, default))).ShouldBeOfType<FillDemo.Outcome.Filled>();
}
