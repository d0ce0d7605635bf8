using System.Globalization;
using Forum.Core.Features.Search;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Search;

internal sealed class SearchController(SearchQueries queries, CurrentActor current) : Controller
{
    [HttpGet("/search")]
    public async Task<IActionResult> Show(string? q, string? page, CancellationToken ct)
    {
        var line = q?.Trim() ?? "";
        if (!TryRead(page, out var number)) return RedirectPermanent(SearchPage.Url(line));

        var answer = await queries.Find(line, number, current.Actor, ct);
        if (answer is SearchAnswer.Found found && number > found.LastPage) return NotFound();
        if (answer is SearchAnswer.TooLong) Response.StatusCode = StatusCodes.Status400BadRequest;
        if (answer is SearchAnswer.TooOften often) Response.MayWait(often.Why);
        return View("Search/Show", new SearchPage(line, answer));
    }

    private static bool TryRead(string? page, out int number)
    {
        number = 1;
        return page is null || (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
