using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Reading;

/// <summary>How time went by in a topic: pauses between posts, how long it sleeps, how long it takes to read.</summary>
internal sealed record TopicFlow
{
    public static readonly TopicFlow None = new();

    // What people read in a minute, spaces included.
    private const int CharactersAMinute = 1_100;

    private TimeSpan gap = TimeSpan.MaxValue;

    /// <summary>Days since the last post, when they are so many that a reply should be thought over.</summary>
    public int? Slept { get; private init; }

    /// <summary>Minutes, for long topics, on their first page.</summary>
    public int? ReadingTime { get; private init; }

    public static TopicFlow Of(TopicPage topic, ReadingSettings limits, DateTime now)
    {
        var slept = (int)(now - topic.LastPostAt).TotalDays;
        return new TopicFlow
        {
            gap = TimeSpan.FromDays(limits.GapDays),
            Slept = slept >= limits.OldTopicDays ? slept : null,
            ReadingTime = topic.Page == 1 && topic.PostCount >= limits.ReadingTimePosts ? Minutes(topic) : null,
        };
    }

    /// <summary>The days between two posts that follow each other, when they are worth a mark.</summary>
    public int? Pause(PostView? before, PostView post) =>
        before is not null && post.CreatedAt - before.CreatedAt is var pause && pause >= gap ? (int)pause.TotalDays : null;

    // The first page stands for the others: to count them all would cost more than the figure is worth.
    private static int? Minutes(TopicPage topic)
    {
        if (topic.Posts.Count == 0) return null;

        var minutes = topic.Posts.Average(p => (double)p.Html.Length) * topic.PostCount / CharactersAMinute;
        return minutes < 10 ? Math.Max(1, (int)minutes) : (int)Math.Round(minutes / 5) * 5;
    }
}
