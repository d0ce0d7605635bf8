using System.Reflection;
using Forum.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Shared;

public sealed class RowPartTests
{
    private static readonly TopicRow Row = new()
    {
        Id = 1,
        Title = "Une jointure",
        Url = "/t/une-jointure/1",
        By = "Inès",
        At = DateTimeOffset.UnixEpoch,
        Replies = 2,
        Tags = ["sql"],
        Faces = [new Face("Inès", 1)],
    };

    [Fact]
    public void rows_that_say_the_same_are_one()
    {
        var other = Row with { Tags = ["sql"], Faces = [new Face("Inès", 1)] };

        other.ShouldBe(Row);
        other.GetHashCode().ShouldBe(Row.GetHashCode());
    }

    /// <summary>A property that is not compared would show one row in another's place.</summary>
    [Fact]
    public void whatever_a_row_says_tells_it_from_another()
    {
        var different = new Dictionary<string, TopicRow>
        {
            [nameof(TopicRow.Id)] = Row with { Id = 2 },
            [nameof(TopicRow.Title)] = Row with { Title = "x" },
            [nameof(TopicRow.Url)] = Row with { Url = "x" },
            [nameof(TopicRow.Category)] = Row with { Category = new CategoryMark("a", "b", 1) },
            [nameof(TopicRow.Tags)] = Row with { Tags = ["css"] },
            [nameof(TopicRow.By)] = Row with { By = "x" },
            [nameof(TopicRow.At)] = Row with { At = DateTimeOffset.MaxValue },
            [nameof(TopicRow.Replies)] = Row with { Replies = 3 },
            [nameof(TopicRow.Faces)] = Row with { Faces = [new Face("Inès", 1, "a")] },
            [nameof(TopicRow.Closed)] = Row with { Closed = true },
            [nameof(TopicRow.Pinned)] = Row with { Pinned = true },
            [nameof(TopicRow.Solved)] = Row with { Solved = true },
            [nameof(TopicRow.Asks)] = Row with { Asks = true },
            [nameof(TopicRow.Unread)] = Row with { Unread = 1 },
            [nameof(TopicRow.UnreadUrl)] = Row with { UnreadUrl = "x" },
            [nameof(TopicRow.Read)] = Row with { Read = true },
            [nameof(TopicRow.Extract)] = Row with { Extract = "x" },
        };

        different.Keys.ShouldBe(typeof(TopicRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name), ignoreOrder: true);
        foreach (var (name, row) in different) row.ShouldNotBe(Row, name);
    }

    [Fact]
    public async Task a_kept_row_tells_the_time_of_the_reader_who_comes_later()
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:VisitorCache"] = "off" });
        var ines = await forum.Member("ines");
        await forum.Topic(ines, await forum.Category("Hall"));
        using var visitor = forum.Visitor();
        using var english = forum.Visitor("192.0.2.2", "en");
        var first = await Told(visitor);
        forum.Clock.Advance(TimeSpan.FromHours(3));

        (await Told(visitor)).ShouldNotBe(first);
        (await Told(english)).ShouldBe("3 h ago");
        forum.Services.GetRequiredService<KeptRows>().Rows.Count.ShouldBe(2);
    }

    private static async Task<string?> Told(Visitor visitor) => (await visitor.Get("/latest")).Document.QuerySelector(".row time")?.TextContent;
}
