using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;

namespace Forum.Web.Features.Topics;

/// <summary>From what Core knows to what a page shows: rows, marks and faces.</summary>
internal static class TopicRows
{
    /// <param name="items">The rows.</param>
    /// <param name="within">The category whose list this is: its own rows need not name it.</param>
    /// <param name="mine">How far a member has read; null for visitors.</param>
    public static IReadOnlyList<TopicRow> Of(IReadOnlyList<TopicItem> items, CategoryNode? within = null, ListReading? mine = null) =>
        [.. items.Select(item => Marked(Of(item, within), item, mine))];

    private static TopicRow Marked(TopicRow row, TopicItem item, ListReading? mine)
    {
        if (mine is null || !mine.Positions.TryGetValue(item.Id, out var number)) return row;
        if (number >= item.LastNumber) return row with { Read = true };
        return row with { Unread = item.LastNumber - number, UnreadUrl = Paths.Post(item.Slug, item.Id, number + 1) };
    }

    public static TopicRow Of(TopicItem item, CategoryNode? within = null) => new()
    {
        Id = item.Id,
        Title = TopicTitle.Shown(item.Title),
        Url = Url(item.Slug, item.Id),
        Category = item.CategoryId == within?.Id ? null : Mark(item.Category),
        Tags = item.Tags,
        By = item.LastPoster.DisplayName,
        At = item.LastPostAt,
        Replies = item.Replies,
        Faces = [.. item.Faces.Select(Face)],
        Closed = item.IsClosed,
        Pinned = item.IsPinned,
        Extract = item.Extract,
        Solved = item.AcceptedPostId is not null,
        Asks = item is { Kind: TopicKind.Question, AcceptedPostId: null },
    };

    public static string Url(string slug, long id) => Paths.Topic(slug, id);

    public static string Url(CategoryNode category) => Paths.Category(category);

    public static string Url(Person person) => Paths.Member(person.Username);

    public static CategoryMark Mark(CategoryNode category) => new(category.Name, Url(category), category.Hue);

    public static Face Face(Person person) => new(person.DisplayName, person.Hue, person.Avatar);
}
