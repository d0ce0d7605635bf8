using Forum.Core.Features.Categories;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Topics;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Categories;

/// <param name="Item">The category with its figures and what is below it.</param>
/// <param name="Parent">Where it stands, if below another.</param>
/// <param name="List">Its topics and those below it.</param>
/// <param name="OffersWriting">Whether this reader may write here, or might once signed in.</param>
internal sealed record CategoryPage(CategoryItem Item, CategoryNode? Parent, TopicList List, bool OffersWriting)
{
    public CategoryNode Node => Item.Node;

    /// <summary>Which of its topics are shown; null for all.</summary>
    public TopicStatus? Status { get; init; }

    /// <summary>Here or below, questions can be asked: they are worth a list each.</summary>
    public bool HoldsQuestions { get; init; }

    /// <summary>How closely a member follows it.</summary>
    public Attention Level { get; init; } = Attention.Normal;

    public string WriteUrl => $"/topics/new?category={Uri.EscapeDataString(Node.Path)}";
}

/// <summary>All categories, and the topics of one. What is out of reach is not there.</summary>
internal sealed class CategoriesController(CategoryQueries categories, CategoryTrees trees, TopicLists lists, ReadingLists reading, Readers readers, CurrentActor current) : Controller
{
    [HttpGet("/categories"), VisitorPage]
    public async Task<IActionResult> List(CancellationToken ct) => View("Categories/List", await categories.Tree(current.Actor, ct));

    [HttpGet("/c/{slug}"), VisitorPage]
    public Task<IActionResult> Show(string slug, CancellationToken ct) => Show(slug, slug, ct);

    [HttpGet("/c/{parent}/{slug}"), VisitorPage]
    public Task<IActionResult> ShowBelow(string parent, string slug, CancellationToken ct) => Show($"{parent}/{slug}", slug, ct);

    private async Task<IActionResult> Show(string named, string slug, CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        if (Reachable(tree, named, slug) is not { } node) return NotFound();

        var url = TopicRows.Url(node);
        if (!string.Equals(node.Path, named, StringComparison.Ordinal)) return RedirectPermanent(url + Request.QueryString);
        var within = tree.WithChildren(node, current.Actor);
        var asksQuestions = within.Any(id => tree.Find(id)!.Questions != QuestionMode.Never);
        var asked = Request.Query["status"].ToString();
        var status = asksQuestions ? QuestionLists.Named(asked) : null;
        if (asked.Length > 0 && status is null) return RedirectPermanent(url);

        var path = status is { } chosen ? QuestionLists.Path(url, chosen) : url;
        if (ListPlace.Of(Request) is not { } place) return RedirectPermanent(path);

        HttpContext.Shows([.. within.Select(PageTag.Category)]);
        var filter = new TopicFilter { Categories = within, Status = status, PinsOf = status is null ? node.Id : null };
        var page = await lists.Page(filter, current.Actor, place.Page, TopicCursor.Read(place.Before), ct);
        if (TopicList.Of(page, place, path, node, await reading.Of(current.Actor, page.Items, ct)) is not { } list) return NotFound();

        var item = Find(await categories.Tree(current.Actor, ct), node) ?? new CategoryItem(node, 0, 0, null, []);
        var parent = node.ParentId is { } id ? tree.Find(id) : null;
        return View("Categories/Show", new CategoryPage(item, parent, list, MayWrite(node))
        {
            Status = status,
            HoldsQuestions = asksQuestions,
            Level = (await readers.Of(current.Actor, ct)).LevelOf(node),
        });
    }

    /// <summary>By its path; else the one category of that slug, wherever it stands: people shorten and mistype addresses.</summary>
    private CategoryNode? Reachable(CategoryTree tree, string path, string slug)
    {
        if (tree.Find(path) is { } exact) return exact.IsVisibleTo(current.Actor) ? exact : null;

        var named = tree.VisibleTo(current.Actor).Where(c => string.Equals(c.Slug, slug, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return named is [var only] ? only : null;
    }

    // A guest is asked to sign in and comes back; who is signed in and may not is not sent there.
    private bool MayWrite(CategoryNode node) =>
        current.Actor.IsGuest ? node.WriteBy <= Audience.Members : TopicPolicy.Open(current.Actor, node).Allowed;

    private static CategoryItem? Find(IEnumerable<CategoryItem> items, CategoryNode node) =>
        items.SelectMany(i => i.Children.Prepend(i)).FirstOrDefault(i => i.Node.Id == node.Id);
}
