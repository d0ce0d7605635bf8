using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <param name="Place">Where it will go.</param>
/// <param name="Title">The topic's, or the one typed for a new topic.</param>
/// <param name="Slug">Of the topic; null for a new one.</param>
/// <param name="TopicId">The topic; null for a new one.</param>
/// <param name="Extract">Its first words.</param>
/// <param name="At">When it was last saved.</param>
internal sealed record DraftItem(DraftPlace Place, string Title, string? Slug, long? TopicId, string Extract, DateTime At);

/// <summary>A member's own drafts.</summary>
internal sealed class DraftQueries(ForumDb db)
{
    private const int ExtractLength = 160;

    public Task<DraftText?> At(Actor actor, DraftPlace place, CancellationToken ct)
    {
        var key = place.Key;
        return db.Drafts.Where(d => d.MemberId == actor.Id && d.Place == key)
            .Select(d => new DraftText(d.Markdown, d.Version, d.At) { Title = d.Title, Tags = d.Tags, CategoryId = d.CategoryId, ReplyTo = d.ReplyTo, IsQuestion = d.IsQuestion })
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>All of them: their number is bounded. What is out of reach by now keeps the text and loses the title.</summary>
    public async Task<List<DraftItem>> All(Actor actor, CancellationToken ct)
    {
        var visible = db.Topics.VisibleTo(actor);
        var rows = await db.Drafts.Where(d => d.MemberId == actor.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Select(d => new { d.Place, d.Title, d.Markdown, d.At, Topic = visible.Where(t => t.Id == d.TopicId).Select(t => new { t.Id, t.Title, t.Slug }).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. from row in rows
                   let place = DraftPlace.Read(row.Place)
                   where place is not null
                   select new DraftItem(place.Value, row.Topic?.Title ?? row.Title, row.Topic?.Slug, row.Topic?.Id, Excerpts.Cut(CleanText.Line(row.Markdown), ExtractLength), row.At)];
    }
}
