using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

internal sealed record ReportLine(long PostId, string Reporter, ReportReason Reason, string Text, DateTime At, bool? Upheld, string? DecidedBy, DateTime? DecidedAt);

/// <summary>A post that was reported, with all that was said of it.</summary>
internal sealed record ReportedPost(long Id, int Number, string TopicTitle, long CategoryId, Person Author, string Html, DateTime CreatedAt, bool IsHidden, string HiddenFor)
{
    public int Score { get; init; }

    /// <summary>How many replies share its fate, for the first post of a discussion.</summary>
    public int? Replies { get; init; }

    /// <summary>A moderator or reports hid it, so that it is here to restore; what was deleted otherwise is restored where it stood.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>How often reports of this author's posts were right before.</summary>
    public int UpheldBefore { get; init; }

    public IReadOnlyList<ReportLine> Reports { get; init; } = [];
}

internal sealed record WaitingPost(
    long Id, Person Author, CategoryNode Category, long? TopicId, string TopicTitle, string Tags, string Markdown, string Reason, DateTime At, HeldState State, string Answer, long? PostId);

internal sealed record ReviewCounts(int Reported, int Held, int Sanctions)
{
    public int Open => Reported + Held;
}

/// <param name="Held">Of this page.</param>
/// <param name="Reported">Of this page.</param>
/// <param name="Counts">What is open in all.</param>
/// <param name="Pages">Of the longer of the two.</param>
internal sealed record ReviewList(IReadOnlyList<WaitingPost> Held, IReadOnlyList<ReportedPost> Reported, ReviewCounts Counts, int Pages);

/// <summary>What waits for a moderator, the most urgent first, and what was decided.</summary>
internal sealed class ReviewQueries(ForumDb db, CategoryTrees trees, TimeProvider time)
{
    /// <summary>Of what is held and of what is reported, beside each other: neither hides the other.</summary>
    public const int PageSize = 15;

    private const int Most = 30;

    public async Task<ReviewCounts> Counts(Actor actor, CancellationToken ct) => (await Totals(actor, decided: false, ct)).Open;

    /// <summary>Five commands, however much it is.</summary>
    public async Task<ReviewList> Page(Actor actor, bool decided, int page, CancellationToken ct)
    {
        var (open, reports, cases) = await Totals(actor, decided, ct);
        var pages = Math.Clamp((Math.Max(reports, cases) + PageSize - 1) / PageSize, 1, TopicLists.NumberedPages);
        if (page > pages) return new ReviewList([], [], open, pages);

        var skip = (page - 1) * PageSize;
        var reported = decided ? await Decided(actor, skip, ct) : await Reported(actor, skip, ct);
        var held = Within(actor, db.HeldPosts);
        held = decided
            ? held.Where(h => h.State != HeldState.Waiting).OrderByDescending(h => h.DecidedAt).ThenByDescending(h => h.Id)
            : held.Where(h => h.State == HeldState.Waiting).OrderBy(h => h.At).ThenBy(h => h.Id);
        return new ReviewList(await Waiting(held.Skip(skip).Take(PageSize), await trees.Get(ct), ct), reported, open, pages);
    }

    /// <summary>What is open, then how many posts and held ones the list has: one command.</summary>
    private async Task<(ReviewCounts Open, int Reports, int Held)> Totals(Actor actor, bool decided, CancellationToken ct)
    {
        var reported = Within(actor, db.Reports.Where(r => r.DecidedAt == null)).Select(r => r.PostId).Distinct();
        var held = Within(actor, db.HeldPosts.Where(h => h.State == HeldState.Waiting));
        var sanctions = db.Sanctions.Active(time.GetUtcNow().UtcDateTime);
        var pastReports = Within(actor, db.Reports.Where(r => decided && r.DecidedAt != null)).Select(r => r.PostId).Distinct();
        var pastHeld = Within(actor, db.HeldPosts.Where(h => decided && h.State != HeldState.Waiting));
        var totals = await db.Members.OrderBy(m => m.Id).Take(1)
            .Select(_ => new { Reported = reported.Count(), Held = held.Count(), Sanctions = sanctions.Count(), PastReports = pastReports.Count(), PastHeld = pastHeld.Count() })
            .FirstAsync(ct);
        var open = new ReviewCounts(totals.Reported, totals.Held, totals.Sanctions);
        return decided ? (open, totals.PastReports, totals.PastHeld) : (open, totals.Reported, totals.Held);
    }

    private async Task<List<ReportedPost>> Reported(Actor actor, int skip, CancellationToken ct)
    {
        var urgent = await Within(actor, db.Reports.Where(r => r.DecidedAt == null)).GroupBy(r => r.PostId)
            .Select(g => new { PostId = g.Key, Score = g.Sum(r => r.Weight), First = g.Min(r => r.At) })
            .OrderByDescending(p => p.Score).ThenBy(p => p.First).ThenBy(p => p.PostId).Skip(skip).Take(PageSize).ToListAsync(ct);
        var posts = await Posts(urgent.ConvertAll(u => u.PostId), open: true, ct);
        return [.. from u in urgent let post = posts.GetValueOrDefault(u.PostId) where post is not null select post with { Score = u.Score }];
    }

    /// <summary>The last ones that were decided.</summary>
    private async Task<List<ReportedPost>> Decided(Actor actor, int skip, CancellationToken ct)
    {
        var last = await Within(actor, db.Reports.Where(r => r.DecidedAt != null)).GroupBy(r => r.PostId)
            .Select(g => new { PostId = g.Key, At = g.Max(r => r.DecidedAt) })
            .OrderByDescending(p => p.At).ThenByDescending(p => p.PostId).Skip(skip).Take(PageSize).ToListAsync(ct);
        var posts = await Posts(last.ConvertAll(l => l.PostId), open: false, ct);
        return [.. from l in last let post = posts.GetValueOrDefault(l.PostId) where post is not null select post];
    }

    /// <summary>One post, whatever was said of it; null when it is out of this moderator's reach.</summary>
    public async Task<ReportedPost?> One(long postId, Actor actor, CancellationToken ct)
    {
        var category = await db.Posts.Where(p => p.Id == postId).Select(p => p.Topic.CategoryId).FirstOrDefaultAsync(ct);
        if (!ModerationPolicy.Moderate(actor, category).Allowed) return null;

        return (await Posts([postId], open: null, ct)).GetValueOrDefault(postId);
    }

    /// <summary>One that is held or was; null when it is out of this moderator's reach.</summary>
    public async Task<WaitingPost?> Held(long id, Actor actor, CancellationToken ct) =>
        (await Waiting(Within(actor, db.HeldPosts.Where(h => h.Id == id)), await trees.Get(ct), ct)).FirstOrDefault();

    /// <summary>What the author has with the moderators: waiting, and turned down.</summary>
    public async Task<List<WaitingPost>> Own(Actor actor, CancellationToken ct) => await Waiting(
        db.HeldPosts.Where(h => h.AuthorId == actor.Id && h.State != HeldState.Approved).OrderByDescending(h => h.Id).Take(Most), await trees.Get(ct), ct);

    /// <summary>The author's posts that were hidden, with the reason.</summary>
    public Task<List<ReportedPost>> OwnHidden(Actor actor, CancellationToken ct) => db.Posts.Where(p => p.AuthorId == actor.Id && p.Hiding != null)
        .OrderByDescending(p => p.Id).Take(Most)
        .Select(p => new ReportedPost(p.Id, p.Number, p.Topic.Title, p.Topic.CategoryId, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar),
            p.Html, p.CreatedAt, true, p.Hiding!.Reason))
        .ToListAsync(ct);

    /// <summary>What became of the report that this person made of a post; null when they made none.</summary>
    public Task<OwnReport?> OwnReport(long postId, Actor actor, CancellationToken ct) => db.Reports
        .Where(r => r.PostId == postId && r.ReporterId == actor.Id).Select(r => new OwnReport(r.At, r.DecidedAt, r.Upheld)).FirstOrDefaultAsync(ct);

    private static IQueryable<Report> Within(Actor actor, IQueryable<Report> reports)
    {
        if (actor.IsStaff) return reports;

        var moderated = actor.Grants.Moderated;
        return reports.Where(r => moderated.Contains(r.Post.Topic.CategoryId));
    }

    private static IQueryable<HeldPost> Within(Actor actor, IQueryable<HeldPost> held)
    {
        if (actor.IsStaff) return held;

        var moderated = actor.Grants.Moderated;
        return held.Where(h => moderated.Contains(h.CategoryId));
    }

    private async Task<Dictionary<long, ReportedPost>> Posts(List<long> ids, bool? open, CancellationToken ct)
    {
        var posts = await db.Posts.Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                Post = new ReportedPost(p.Id, p.Number, p.Topic.Title, p.Topic.CategoryId, new Person(p.AuthorId, p.Author.Username, p.Author.DisplayName, p.Author.Role, p.Author.Avatar),
                    p.Html, p.CreatedAt, p.DeletedAt != null || p.Topic.DeletedAt != null, p.Hiding == null ? "" : p.Hiding.Reason),
                Upheld = db.Reports.Count(r => r.Upheld == true && r.Post.AuthorId == p.AuthorId),
                Others = p.Topic.PostCount - 1,
                IsHeldBack = p.Hiding != null,
            })
            .ToListAsync(ct);
        var reports = await db.Reports.Where(r => ids.Contains(r.PostId) && (open == null || open == (r.DecidedAt == null))).OrderBy(r => r.Id)
            .Select(r => new ReportLine(r.PostId, r.Reporter.Username, r.Reason, r.Text, r.At, r.Upheld,
                db.Members.Where(m => m.Id == r.DecidedById).Select(m => m.Username).FirstOrDefault(), r.DecidedAt))
            .ToListAsync(ct);
        var byPost = reports.ToLookup(r => r.PostId);
        return posts.ToDictionary(p => p.Post.Id, p => p.Post with
        {
            UpheldBefore = p.Upheld,
            Replies = p.Post.Number == 1 ? Math.Max(0, p.Others) : null,
            IsHeldBack = p.IsHeldBack,
            Reports = [.. byPost[p.Post.Id]],
        });
    }

    private async Task<List<WaitingPost>> Waiting(IQueryable<HeldPost> held, CategoryTree tree, CancellationToken ct)
    {
        var rows = await held.Select(h => new
        {
            Held = h,
            Author = new Person(h.AuthorId, h.Author.Username, h.Author.DisplayName, h.Author.Role, h.Author.Avatar),
            Topic = db.Topics.Where(t => t.Id == h.TopicId).Select(t => t.Title).FirstOrDefault(),
        }).ToListAsync(ct);
        return
        [
            .. from row in rows
               let category = tree.Find(row.Held.CategoryId)
               where category is not null
               let h = row.Held
               select new WaitingPost(h.Id, row.Author, category, h.TopicId, row.Topic ?? h.Title, h.Tags, h.Markdown, h.Reason, h.At, h.State, h.Answer, h.PostId),
        ];
    }
}
