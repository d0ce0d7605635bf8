using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Demo;

/// <summary>
/// Puts into the past what the use cases wrote down as done now: when people came, liked, were told and read, and how lively
/// topics were.
/// </summary>
internal sealed class DemoPast(Writes writes, Readers readers)
{
    /// <summary>What is older has been read by everybody who can sign in.</summary>
    private const int ReadDaysAgo = 3;

    private const int ViewsOfAPost = 9;
    private const int ViewsOfALike = 4;

    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeOnly Evening = new(18, 0);

    public async Task Run(DemoStory story, DemoSaid said, Dictionary<string, Actor> people, DemoCalendar calendar, CancellationToken ct)
    {
        var ids = people.Values.Select(person => person.Id).ToList();
        var read = calendar.At(ReadDaysAgo, Evening);
        var heats = story.Topics.ToDictionary(topic => said.Topics[topic], topic => Heat(topic, calendar));
        await writes.Run(
            async write =>
            {
                foreach (var person in story.People) await Arrive(write, people[person.Username].Id, calendar.At(person.JoinedDaysAgo, Morning), ct);
                await Likes(write, ids, ct);
                await Told(write, ids, read, ct);
                foreach (var topic in story.Topics) await Warm(write, said.Topics[topic], heats[said.Topics[topic]], Views(topic), ct);
                await Closed(write, said.Topics.Values, ct);
                await Solved(write, said.Topics.Values, ct);
                foreach (var id in ids) write.Db.FreshStarts.Add(new FreshStart { MemberId = id, At = read });
                write.AfterCommit(readers.Forget);
            },
            ct);
    }

    private static Task<int> Arrive(Write write, long id, DateTime at, CancellationToken ct) => write.Db.Members.Where(m => m.Id == id).ExecuteUpdateAsync(
        set => set
            .SetProperty(m => m.JoinedAt, at)
            .SetProperty(m => m.LastSeenAt, m => write.Db.Posts.Where(p => p.AuthorId == id).Max(p => (DateTime?)p.CreatedAt) ?? at),
        ct);

    /// <summary>Thanks come soon or never.</summary>
    private static Task<int> Likes(Write write, List<long> ids, CancellationToken ct) => write.Db.PostLikes.Where(l => ids.Contains(l.MemberId)).ExecuteUpdateAsync(
        set => set.SetProperty(l => l.At, l => write.Db.Posts.Where(p => p.Id == l.PostId).Select(p => p.CreatedAt).First()), ct);

    private static async Task Told(Write write, List<long> ids, DateTime read, CancellationToken ct)
    {
        await write.Db.Notifications.Where(n => ids.Contains(n.MemberId) && n.PostId != null).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.At, n => write.Db.Posts.Where(p => p.Id == n.PostId).Select(p => p.CreatedAt).First()), ct);
        await write.Db.Notifications.Where(n => ids.Contains(n.MemberId) && n.At < read).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, n => n.At), ct);
    }

    private static Task<int> Closed(Write write, IEnumerable<long> topics, CancellationToken ct) => write.Db.TopicClosures.Where(c => topics.Contains(c.TopicId)).ExecuteUpdateAsync(
        set => set.SetProperty(c => c.At, c => write.Db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.LastPostAt).First()), ct);

    private static Task<int> Solved(Write write, IEnumerable<long> topics, CancellationToken ct) => write.Db.Topics.Where(t => t.AcceptedPostId != null && topics.Contains(t.Id)).ExecuteUpdateAsync(
        set => set.SetProperty(t => t.AcceptedAt, t => t.LastPostAt), ct);

    private static Task<int> Warm(Write write, long id, Dictionary<TopPeriod, long> heat, int views, CancellationToken ct)
    {
        var (day, week, month, year, all) = (heat[TopPeriod.Day], heat[TopPeriod.Week], heat[TopPeriod.Month], heat[TopPeriod.Year], heat[TopPeriod.All]);
        return write.Db.Topics.Where(t => t.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.ViewCount, views)
                .SetProperty(t => t.DayHeat, day).SetProperty(t => t.WeekHeat, week).SetProperty(t => t.MonthHeat, month)
                .SetProperty(t => t.YearHeat, year).SetProperty(t => t.Heat, all),
            ct);
    }

    private static int Views(DemoTopic topic) => (topic.Posts.Count * ViewsOfAPost) + (topic.Posts.Sum(post => post.Likes) * ViewsOfALike) + (topic.Title.Length / 3);

    private static Dictionary<TopPeriod, long> Heat(DemoTopic topic, DemoCalendar calendar) => Enum.GetValues<TopPeriod>().ToDictionary(
        period => period,
        period => topic.Posts.Aggregate(0L, (heat, post) => TopicHeat.With(heat, TopicHeat.PointsOf(post.Likes), period, calendar.At(post))));
}
