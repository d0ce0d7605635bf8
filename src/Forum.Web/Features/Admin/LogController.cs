using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>Who did what, the newest first.</summary>
[StaffOnly(Role.Moderator)]
internal sealed class LogController(LogQueries queries) : Controller
{
    [HttpGet("/admin/log")]
    public async Task<IActionResult> Show(string? by, string? about, string? kind, DateOnly? from, DateOnly? to, long? before, CancellationToken ct)
    {
        var filter = new LogFilter(by, about, kind, before) { From = from, To = to };
        var lines = await queries.Page(filter, ct);
        var older = lines.Count > LogQueries.PageSize ? lines[LogQueries.PageSize - 1].Id : (long?)null;
        return View("Admin/Log", new LogPage([.. lines.Take(LogQueries.PageSize)], filter, older));
    }
}

internal sealed record LogPage(List<LogLine> Lines, LogFilter Filter, long? Older)
{
    public bool IsFiltered => !string.IsNullOrEmpty(Filter.By) || !string.IsNullOrEmpty(Filter.About) || !string.IsNullOrEmpty(Filter.Kind) || Filter.From is not null || Filter.To is not null;

    /// <summary>The next page of the same choice.</summary>
    public string? OlderUrl
    {
        get
        {
            if (Older is not { } before) return null;

            var query = new QueryBuilder();
            if (Filter.By is { Length: > 0 } by) query.Add("by", by);
            if (Filter.About is { Length: > 0 } about) query.Add("about", about);
            if (Filter.Kind is { Length: > 0 } kind) query.Add("kind", kind);
            if (Filter.From is { } from) query.Add("from", Day(from)!);
            if (Filter.To is { } to) query.Add("to", Day(to)!);
            query.Add("before", before.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return "/admin/log" + query;
        }
    }

    /// <summary>As a browser's field for days holds it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
