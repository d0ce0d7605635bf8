using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

internal sealed record TagPage(string Name, TopicList List);

/// <summary>The tags in use, and the topics that carry one.</summary>
internal sealed class TagsController(TagQueries tags, TopicLists lists, ReadingLists reading, CurrentActor current) : Controller
{
    [HttpGet("/tags"), VisitorPage]
    public async Task<IActionResult> List(CancellationToken ct) => View("Topics/Tags", await tags.Used(current.Actor, ct));

    [HttpGet("/tag/{name}"), VisitorPage]
    public async Task<IActionResult> Show(string name, CancellationToken ct)
    {
        var key = Tag.KeyOf(name);
        if (key.Length == 0) return NotFound();

        var path = Paths.Tag(key);
        if (key != name) return RedirectPermanent(path + Request.QueryString);
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        // A tag on nothing that this reader may see is no tag to them.
        var page = await lists.Page(new TopicFilter { Tag = key }, current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        if (page.Items.Count == 0 || TopicList.Of(page, place, path, null, await reading.Of(current.Actor, page.Items, ct)) is not { } list) return NotFound();
        var tag = page.Items[0].Tags.First(t => Tag.KeyOf(t) == key);
        return View("Topics/Tag", new TagPage(tag, list));
    }
}
