using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Search;

/// <summary>Looks up what a search names. What this reader may not see is answered like what does not exist.</summary>
internal sealed class SearchNames(ForumDb db, CategoryTrees trees, TimeProvider time)
{
    // More than these are a page of their own.
    private const int MostChoices = 24;

    /// <summary>The question as far as it can be followed; null when nothing of it is left.</summary>
    public async Task<(SearchRequest? Request, IReadOnlyList<LostFilter> Lost)> LookUp(SearchQuery query, Actor actor, CancellationToken ct)
    {
        var lost = new List<LostFilter>(query.Lost);
        var tree = await trees.Get(ct);
        var categories = query.Category is { } name ? Categories(name, tree, actor) : null;
        if (categories is [])
        {
            lost.Add(new LostFilter(SearchFilter.Category, $"category:{query.Category}") { Choices = [.. tree.VisibleTo(actor).Take(MostChoices).Select(c => $"category:{c.Path}")] });
            categories = null;
        }

        var tags = await Tags(query, actor, lost, ct);
        var author = query.Author is { } typed ? Member.KeyOf(typed) : null;
        long? authorId = author is null ? null : await db.Members.Where(m => m.UsernameKey == author).Select(m => (long?)m.Id).FirstOrDefaultAsync(ct);
        if (author is not null && authorId is null) lost.Add(new LostFilter(SearchFilter.Author, $"@{query.Author}"));

        var followed = query with { Category = categories is null ? null : query.Category, Tags = tags.Count == 0 ? [] : query.Tags, Author = authorId is null ? null : query.Author };
        if (followed.IsEmpty) return (null, lost);

        return (new SearchRequest
        {
            Query = followed,
            AllTerms = true,
            Audience = actor.Audience,
            Granted = actor.Granted,
            CategoryIds = categories,
            TagIds = tags,
            AuthorId = authorId,
            Now = time.GetUtcNow().UtcDateTime,
            Offset = 0,
            Limit = SearchQueries.PageSize,
        }, lost);
    }

    /// <summary>A tag that stands on nothing this reader may open is none.</summary>
    private async Task<IReadOnlyList<long>> Tags(SearchQuery query, Actor actor, List<LostFilter> lost, CancellationToken ct)
    {
        if (query.Tags.Count == 0) return [];

        var keys = query.Tags.ToLookup(Tag.KeyOf);
        var asked = keys.Select(key => key.Key).ToList();
        var found = await db.Tags.Where(t => asked.Contains(t.Key) && db.Topics.ListedFor(actor).Any(topic => topic.Tags.Any(x => x.TagId == t.Id)))
            .Select(t => new { t.Key, t.Id }).ToDictionaryAsync(t => t.Key, t => t.Id, ct);
        lost.AddRange(keys.Where(key => !found.ContainsKey(key.Key)).Select(key => new LostFilter(SearchFilter.Tag, $"tag:{key.First()}")));
        return [.. found.Values];
    }

    /// <summary>By address, by the last part of it, or by name.</summary>
    private static long[] Categories(string name, CategoryTree tree, Actor actor)
    {
        bool Is(string value) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
        var visible = tree.VisibleTo(actor).ToList();
        var category = visible.FirstOrDefault(c => Is(c.Path)) ?? visible.FirstOrDefault(c => Is(c.Slug)) ?? visible.FirstOrDefault(c => Is(c.Name));
        return category is null ? [] : tree.WithChildren(category, actor);
    }
}
