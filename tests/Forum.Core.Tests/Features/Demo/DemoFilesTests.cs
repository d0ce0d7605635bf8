using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Demo;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Tests.Features.Demo;

public sealed class DemoFilesTests
{
    [Theory]
    [InlineData("fr", 60, 300)]
    [InlineData("en", 30, 150)]
    public void the_community_is_whole(string language, int topics, int posts)
    {
        var story = DemoFiles.Read(language);

        story.People.Count.ShouldBe(40);
        DemoFiles.Faces().Keys.ShouldBe(story.People.Select(p => p.Username), ignoreOrder: true);
        story.Categories.Count.ShouldBeInRange(12, 13);
        story.Categories.Count(c => c.Parent is not null).ShouldBeGreaterThanOrEqualTo(3);
        story.Categories.Count(c => c.IsForTeam).ShouldBe(1);
        story.Categories.ShouldContain(c => c.AsksQuestions);
        story.Topics.Count().ShouldBeGreaterThanOrEqualTo(topics);
        story.Topics.Sum(t => t.Posts.Count).ShouldBeGreaterThanOrEqualTo(posts);
        story.Topics.ShouldContain(t => t.IsClosed);
        story.Topics.ShouldContain(t => t.IsPinned);
        story.Topics.Max(t => t.Posts.Count).ShouldBeGreaterThanOrEqualTo(25);
        story.Categories.Where(c => c.AsksQuestions).SelectMany(c => c.Topics).Count(t => t.Posts.Count == 1).ShouldBeGreaterThanOrEqualTo(4);
        story.Topics.Count(t => t.Posts.Any(p => p.IsAnswer)).ShouldBeGreaterThanOrEqualTo(8);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void every_text_keeps_to_the_limits(string language)
    {
        var story = DemoFiles.Read(language);

        foreach (var person in story.People)
        {
            Username.Read(person.Username).Refusal.ShouldBeNull(person.Username);
            ProfileText.Read(person.Name, person.About, person.Place, "").Unfit.ShouldBeEmpty(person.Username);
        }

        foreach (var category in story.Categories)
            CategoryText.Read(category.Name, category.Description, category.Template).Refusal.ShouldBeNull(category.Slug);
        foreach (var topic in story.Topics)
        {
            TopicTitle.Read(topic.Title).Refusal.ShouldBeNull(topic.Title);
            TagNames.Read(topic.Tags).Refusal.ShouldBeNull(topic.Title);
            foreach (var post in topic.Posts) PostText.Read(post.Markdown).Refusal.ShouldBeNull($"{topic.Title}: {post.Author}");
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void everybody_named_is_there_and_everything_is_said_in_its_order(string language)
    {
        var story = DemoFiles.Read(language);
        var people = story.People.Select(p => p.Username).ToHashSet();
        var pipeline = new MarkdownPipeline();
        var calendar = new DemoCalendar(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc));

        story.Categories.Where(c => c.Parent is not null).ShouldAllBe(c => story.Categories.TakeWhile(other => other != c).Any(other => other.Slug == c.Parent && other.Parent == null));
        foreach (var category in story.Categories)
        {
            var team = story.People.Where(p => p.IsTeam).Select(p => p.Username).ToHashSet();
            foreach (var topic in category.Topics)
            {
                topic.Posts.Select(p => p.Author).Except(category.IsForTeam ? team : people).ShouldBeEmpty(topic.Title);
                topic.Posts.Select(calendar.At).ShouldBeInOrder(SortDirection.Ascending, topic.Title);
                topic.Posts.Count(p => p.IsAnswer).ShouldBeLessThanOrEqualTo(1, topic.Title);
                topic.Posts.Select((p, i) => p.ReplyTo is not { } to || (to >= 1 && to <= i)).ShouldAllBe(fits => fits, topic.Title);
                foreach (var post in topic.Posts)
                {
                    var parsed = pipeline.Parse(post.Markdown, new MarkdownOptions(false));
                    parsed.Mentions.Except(people).ShouldBeEmpty(topic.Title);
                    parsed.QuotedPosts.ShouldAllBe(q => q.TopicId == null && q.Number <= topic.Posts.IndexOf(post), topic.Title);
                }
            }
        }

        story.People.Single(p => p.Username == FillDemo.Mentor).Role.ShouldBe(Role.Mentor);
        story.People.Single(p => p.Username == FillDemo.Learner).Role.ShouldBe(Role.Member);
    }

    [Theory]
    [InlineData("2026-07-01T12:00:00Z", "2026-06-30")]
    [InlineData("2026-07-01T16:30:00Z", "2026-07-01")]
    [InlineData("2026-07-05T20:00:00Z", "2026-07-03")]
    [InlineData("2026-07-06T08:00:00Z", "2026-07-03")]
    public void the_last_day_is_a_working_day_that_is_over(string now, string day)
    {
        var calendar = new DemoCalendar(DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());

        DateOnly.FromDateTime(calendar.At(0, new TimeOnly(10, 0))).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        calendar.At(5, new TimeOnly(10, 0)).ShouldBe(calendar.At(0, new TimeOnly(10, 0)).AddDays(-7));
    }
}
