using Forum.Core.Features.Topics;
using Forum.Web.Shared;

namespace Forum.Web.Platform.Mvc;

/// <summary>
/// Where in a list somebody is: <c>?page=</c> for the pages with numbers, <c>?before=</c> beyond. One rule for all lists: no page
/// is the first; what is no page leads to the first; a page that is not there does not exist.
/// </summary>
internal sealed record ListPlace(int Page, string? Before)
{
    /// <summary>Null when the address says nothing that could be a place: the caller sends the reader to the first page, for good.</summary>
    public static ListPlace? Of(HttpRequest request)
    {
        if (request.Query["before"].ToString() is { Length: > 0 } before)
            return TopicCursor.Read(before) is null ? null : new ListPlace(1, before);

        var page = PageNumber.Read(request.Query["page"].ToString());
        return page.IsWrong ? null : new ListPlace(page.Value, null);
    }

    /// <summary>Whether the list has this place.</summary>
    public bool Exists(int pages, int rows) => Before is null ? Page <= pages : rows > 0;

    public string Canonical(string path) => Before is { } before ? Beyond(path, before) : Page == 1 ? path : With(path, $"page={Page}");

    /// <summary>Beyond the numbers one goes on, or back to the first.</summary>
    public Pager Pager(string path, int pages, string? older)
    {
        var next = older is null ? null : Beyond(path, older);
        return Before is null ? new Pager(path, Page, pages, next) : new Pager(path, 2, 1, next);
    }

    private static string Beyond(string path, string cursor) => With(path, "before=" + cursor);

    private static string With(string path, string query) => path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
}
