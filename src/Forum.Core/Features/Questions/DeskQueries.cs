using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Questions;

/// <summary>How pressing an answer is; the limits are settings.</summary>
internal enum Pressing
{
    Not,
    Soon,
    Late,
}

/// <summary>Somebody who waits for a first answer.</summary>
internal sealed record DeskItem(long TopicId, string Title, string Slug, Person Asker, DateTime Since, CategoryNode Category, Pressing Pressing);

/// <param name="Items">The longest waiting first.</param>
/// <param name="Total">How many wait in all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Categories">Where this person looks; empty for somebody without a desk.</param>
internal sealed record Desk(IReadOnlyList<DeskItem> Items, int Total, int Page, IReadOnlyList<CategoryNode> Categories)
{
    public int Pages => Math.Clamp((Total + DeskQueries.PageSize - 1) / DeskQueries.PageSize, 1, TopicLists.NumberedPages);
}

/// <summary>What waits for an answer in the categories that a mentor looks after: two commands, however much it is.</summary>
internal sealed class DeskQueries(ForumDb db, CategoryTrees trees, SettingsStore settings, TimeProvider time)
{
    public const int PageSize = 30;

    public static bool HasDesk(Actor actor) => actor.Role >= Role.Mentor;

    public async Task<Desk> Of(Actor actor, int page, CancellationToken ct)
    {
        var tree = await trees.Get(ct);
        var places = tree.LookedAfterBy(actor);
        var ids = places.Select(c => c.Id).ToList();
        var waiting = For(db.Topics.ListedFor(actor).Where(t => ids.Contains(t.CategoryId)), places).Where(t => t.AuthorId != actor.Id);
        var total = await waiting.Take(PageSize * TopicLists.NumberedPages).CountAsync(ct);
        var rows = await waiting.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(t => new { t.Id, t.Title, t.Slug, t.CategoryId, t.CreatedAt, Asker = new Person(t.AuthorId, t.Author.Username, t.Author.DisplayName, t.Author.Role, t.Author.Avatar) })
            .ToListAsync(ct);

        var limits = await settings.Get<QuestionSettings>(ct);
        var now = time.GetUtcNow().UtcDateTime;
        return new Desk(
            rows.ConvertAll(r => new DeskItem(r.Id, r.Title, r.Slug, r.Asker, r.CreatedAt, tree.Find(r.CategoryId)!, After(now - r.CreatedAt, limits))), total, page, places);
    }

    /// <summary>
    /// Questions that nobody else has replied to and, where there are no questions, discussions. What mentors and staff say there is
    /// news, and waits for nobody.
    /// </summary>
    public static IQueryable<Topic> For(IQueryable<Topic> topics, IReadOnlyList<CategoryNode> places)
    {
        var plain = places.Where(c => c.Questions == QuestionMode.Never).Select(c => c.Id).ToList();
        return topics.Where(t => t.AnswerCount == 0 && t.AcceptedPostId == null && t.DeletedAt == null && t.Closure == null
            && (t.Kind == TopicKind.Question || (plain.Contains(t.CategoryId) && t.Author.Role < Role.Mentor)));
    }

    private static Pressing After(TimeSpan waited, QuestionSettings limits) =>
        waited >= TimeSpan.FromHours(limits.LateHours) ? Pressing.Late : waited >= TimeSpan.FromHours(limits.SoonHours) ? Pressing.Soon : Pressing.Not;
}
