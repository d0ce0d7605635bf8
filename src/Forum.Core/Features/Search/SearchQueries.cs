using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Categories;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Search;

/// <summary>One line of the answer: a topic at the post that answers best.</summary>
internal sealed record SearchResult(
    long TopicId,
    string Slug,
    long PostId,
    int Number,
    IReadOnlyList<ExtractPart> Title,
    IReadOnlyList<ExtractPart> Extract,
    CategoryNode Category,
    string AuthorUsername,
    string AuthorName,
    DateTime At,
    int Likes);

internal abstract record SearchAnswer
{
    /// <summary>What was meant to narrow the search and could not be followed.</summary>
    public IReadOnlyList<LostFilter> Lost { get; init; } = [];

    /// <summary>The line was empty, nothing but signs, or nothing that could be followed.</summary>
    internal sealed record NothingAsked : SearchAnswer;

    internal sealed record TooLong : SearchAnswer;

    internal sealed record TooOften(Refusal Why) : SearchAnswer;

    /// <param name="Widened">Few hold all the words, so those that hold some are here as well.</param>
    internal sealed record Found(IReadOnlyList<SearchResult> Results, int Total, bool Widened, int Page, int LastPage) : SearchAnswer
    {
        /// <summary>The words of the line, without what narrows them.</summary>
        public string Words { get; init; } = "";
    }
}

/// <summary>Answers searches, for the page and the API.</summary>
internal sealed class SearchQueries(ForumDb db, ISearchIndex index, SearchAnalyzer analyzer, CategoryTrees trees, SearchNames names, ReadingPace pace)
{
    public const int PageSize = 20;

    /// <summary>Who has not found it by then asks another question.</summary>
    public const int PageLimit = 50;

    /// <summary>Fewer topics than these with all the words, and those with some of them are shown too: a whole question is seldom repeated word by word.</summary>
    private const int Few = 10;

    public async Task<SearchAnswer> Find(string? line, int page, Actor actor, CancellationToken ct)
    {
        if (line is { Length: > SearchQuery.LengthLimit }) return new SearchAnswer.TooLong();
        var query = QueryReader.Read(line ?? "", analyzer);
        if (query.IsEmpty) return new SearchAnswer.NothingAsked { Lost = query.Lost };
        if (await pace.Search(actor, ct) is { } later) return new SearchAnswer.TooOften(later);

        var (request, lost) = await names.LookUp(query, actor, ct);
        if (request is null) return new SearchAnswer.NothingAsked { Lost = lost };

        var (hits, widened) = await Hits(request with { Offset = (Math.Clamp(page, 1, PageLimit) - 1) * PageSize }, ct);
        var results = await Results(hits.Page, new SearchExtract(analyzer, query), await trees.Get(ct), ct);
        var last = Math.Clamp((hits.Total + PageSize - 1) / PageSize, 1, PageLimit);
        return new SearchAnswer.Found(results, hits.Total, widened, page, last) { Lost = lost, Words = query.Words };
    }

    private async Task<(SearchHits Hits, bool Widened)> Hits(SearchRequest request, CancellationToken ct)
    {
        var hits = await index.Find(db, request, ct);
        if (request.Query.Terms.Count < 2 || hits.Total >= Few) return (hits, false);

        // An empty later page does not say how many there were.
        var all = hits.Page.Count > 0 || request.Offset == 0 ? hits : await index.Find(db, request with { Offset = 0, Limit = 1 }, ct);
        if (all.Total >= Few) return (hits, false);

        var any = await index.Find(db, request with { AllTerms = false }, ct);
        return (any, any.Total > all.Total);
    }

    private async Task<IReadOnlyList<SearchResult>> Results(IReadOnlyList<SearchHit> hits, SearchExtract extract, CategoryTree tree, CancellationToken ct)
    {
        if (hits.Count == 0) return [];
        var ids = hits.Select(h => h.PostId).ToList();
        var posts = await db.Posts.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.TopicId, p.Number, p.Html, p.CreatedAt, p.LikeCount, p.Topic.Title, p.Topic.Slug, p.Topic.CategoryId, p.Author.Username, p.Author.DisplayName })
            .ToDictionaryAsync(p => p.Id, ct);

        return
        [
            .. from hit in hits
               let post = posts.GetValueOrDefault(hit.PostId)
               let category = post is null ? null : tree.Find(post.CategoryId)
               where category is not null
               select new SearchResult(post.TopicId, post.Slug, post.Id, post.Number, extract.Mark(post.Title), extract.Cut(HtmlText.Of(post.Html, withoutQuotes: true)),
                   category, post.Username, post.DisplayName, post.CreatedAt, post.LikeCount),
        ];
    }
}
