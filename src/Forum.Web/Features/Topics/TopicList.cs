using Forum.Core.Features.Categories;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;

namespace Forum.Web.Features.Topics;

/// <summary>Rows, the way to the next ones, and what to say when there are none (<c>Topics/_List</c>).</summary>
internal sealed record TopicList(IReadOnlyList<TopicRow> Rows, Pager Pager, string Canonical, int? Page)
{
    /// <summary>There is more elsewhere, and the page says where.</summary>
    public bool EndsHere { get; init; }

    /// <summary>Null when the list has no such page.</summary>
    public static TopicList? Of(TopicListPage page, ListPlace place, string path, CategoryNode? within = null, ListReading? mine = null) =>
        place.Exists(page.Pages, page.Items.Count)
            ? new TopicList(TopicRows.Of(page.Items, within, mine), place.Pager(path, page.Pages, page.Older), place.Canonical(path), place.Before is null ? place.Page : null) { EndsHere = page.EndsHere }
            : null;
}
