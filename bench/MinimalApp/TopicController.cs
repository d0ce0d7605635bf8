using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bench.MinimalApp;

public sealed record TopicPage(string Title, IReadOnlyList<Post> Posts);

public sealed class TopicController(StoreDb db) : Controller
{
    private const int PostsPerPage = 20;

    [HttpGet("/t/{slug}/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var title = await db.Topics.Where(t => t.Id == id).Select(t => t.Title).FirstOrDefaultAsync(ct);
        if (title is null) return NotFound();

        var posts = await db.Posts.AsNoTracking().Where(p => p.TopicId == id && p.Number <= PostsPerPage).OrderBy(p => p.Number).ToListAsync(ct);
        return View("/Show.cshtml", new TopicPage(title, posts));
    }
}
