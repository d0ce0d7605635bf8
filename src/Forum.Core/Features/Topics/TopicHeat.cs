using System.Data.Common;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>A stretch of time that the best topics are asked for.</summary>
internal enum TopPeriod
{
    Day,
    Week,
    Month,
    Year,
    All,
}

/// <summary>
/// How much a topic is read, liked and answered. Points of a period halve twice in its length, and are kept as the logarithm of what they
/// would be worth at one fixed instant: so two topics compare the same way for ever, an index keeps the order, and nothing
/// has to be counted down.
/// </summary>
internal static class TopicHeat
{
    private const int View = 1;
    private const int Reply = 10;
    private const int Like = 20;

    // A topic is shown while half a reply's worth is left of it.
    private const double Least = Reply / 2.0;

    // The logarithm with six decimals.
    private const double Scale = 1_000_000;

    private static readonly DateTime Origin = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static Task Viewed(Write write, IEnumerable<KeyValuePair<long, int>> views, CancellationToken ct) =>
        Change(write, views.ToDictionary(topic => topic.Key, topic => topic.Value * View), ct);

    public static Task Liked(Write write, long topicId, int change, CancellationToken ct) => Warm(write, new() { [topicId] = change * Like }, ct);

    /// <param name="write">Where it is written.</param>
    /// <param name="replies">How many more or fewer, of each topic.</param>
    /// <param name="ct">Ends with the delivery.</param>
    public static Task Replied(Write write, IEnumerable<KeyValuePair<long, int>> replies, CancellationToken ct) =>
        Warm(write, replies.ToDictionary(topic => topic.Key, topic => topic.Value * Reply), ct);

    /// <summary>For topics that come whole, from a seed or an import: as if all had been said at the end.</summary>
    public static Dictionary<TopPeriod, long> OfReplies(int posts, DateTime at) =>
        Enum.GetValues<TopPeriod>().ToDictionary(period => period, period => With(0, posts * Reply, period, at));

    /// <summary>What a reply is worth together with the likes it got.</summary>
    public static int PointsOf(int likes) => Reply + (likes * Like);

    /// <summary>What a topic needs now to be shown for a period.</summary>
    public static long Floor(TopPeriod period, DateTime now) => period == TopPeriod.All ? 0 : (long)((Age(period, now) + Math.Log2(Least)) * Scale);

    /// <summary>With these points more, or fewer.</summary>
    public static long With(long heat, int points, TopPeriod period, DateTime now)
    {
        if (period == TopPeriod.All) return Math.Max(0, heat + points);

        var age = Age(period, now);
        var left = (heat == 0 ? 0 : Math.Pow(2, (heat / Scale) - age)) + points;
        return left < 0.01 ? 0 : Math.Max(0, (long)((age + Math.Log2(left)) * Scale));
    }

    private static Task Warm(Write write, Dictionary<long, int> points, CancellationToken ct)
    {
        // The liveliest topics stand in another order now. Views may lag: whole lists are not made anew for one.
        write.Evict();
        return Change(write, points, ct);
    }

    private static async Task Change(Write write, Dictionary<long, int> points, CancellationToken ct)
    {
        var (now, ids) = (write.Now, points.Keys.ToList());
        var heats = await write.All($"SELECT id, day_heat, week_heat, month_heat, year_heat, heat FROM topics WHERE id IN {ids}", Heats.Read, ct);
        foreach (var heat in heats)
        {
            var more = points[heat.Id];
            var (day, week, month, year, all) = (
                With(heat.Day, more, TopPeriod.Day, now), With(heat.Week, more, TopPeriod.Week, now),
                With(heat.Month, more, TopPeriod.Month, now), With(heat.Year, more, TopPeriod.Year, now), With(heat.All, more, TopPeriod.All, now));
            await write.Run($"UPDATE topics SET day_heat = {day}, week_heat = {week}, month_heat = {month}, year_heat = {year}, heat = {all} WHERE id = {heat.Id}", ct);
        }
    }

    private sealed record Heats(long Id, long Day, long Week, long Month, long Year, long All)
    {
        public static Heats Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
    }

    // In half-lives since the origin.
    private static double Age(TopPeriod period, DateTime now) => (now - Origin).TotalDays * 2 / period switch
    {
        TopPeriod.Day => 1,
        TopPeriod.Week => 7,
        TopPeriod.Month => 30,
        _ => 365,
    };
}

/// <summary>Replies and likes warm a topic after the fact, so that posting and thanking wait for no more.</summary>
internal sealed class TopicWarmth : IHandleMany<PostCreated>, IHandle<PostDeleted>, IHandle<PostRestored>, IHandle<PostLiked>, IHandle<PostUnliked>
{
    public Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct) => TopicHeat.Replied(write, events.CountBy(e => e.TopicId), ct);

    public Task Handle(PostDeleted @event, Write write, CancellationToken ct) => TopicHeat.Replied(write, [new(@event.TopicId, -1)], ct);

    public Task Handle(PostRestored @event, Write write, CancellationToken ct) => TopicHeat.Replied(write, [new(@event.TopicId, 1)], ct);

    public Task Handle(PostLiked @event, Write write, CancellationToken ct) => TopicHeat.Liked(write, @event.TopicId, 1, ct);

    public async Task Handle(PostUnliked @event, Write write, CancellationToken ct)
    {
        var topicId = await write.Db.Posts.Where(p => p.Id == @event.PostId).Select(p => p.TopicId).FirstOrDefaultAsync(ct);
        await TopicHeat.Liked(write, topicId, -1, ct);
    }
}
