using Forum.Core.Features.Categories;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>What a member chose about their reading; every list asks for it, so it is kept in memory.</summary>
internal sealed record Reader(long Id, DateTime KnownUntil, IReadOnlyDictionary<long, Attention> Categories, IReadOnlyList<long> MutedTopics)
{
    public static readonly Reader Guest = new(0, DateTime.MinValue, new Dictionary<long, Attention>(), []);

    /// <summary>What holds for a category: its own level, else the one of the category above.</summary>
    public Attention LevelOf(CategoryNode category) =>
        Categories.TryGetValue(category.Id, out var own) ? own
        : category.ParentId is { } parent && Categories.TryGetValue(parent, out var above) ? above
        : Attention.Normal;

    public IReadOnlyList<long> MutedCategories(CategoryTree tree) =>
        Categories.Count == 0 ? [] : [.. tree.All.Where(c => LevelOf(c) == Attention.Muted).Select(c => c.Id)];
}

/// <summary>Keeps the readers who were here lately.</summary>
internal sealed class Readers(IForumEngine engine) : ISnapshot
{
    // A reader is some hundred bytes.
    private const int Most = 20_000;

    // Who mutes more by hand wants a category muted.
    private const int MostMuted = 500;

    private readonly Lock guard = new();
    private readonly Dictionary<long, Reader> readers = [];
    private int generation;

    public async ValueTask<Reader> Of(Actor actor, CancellationToken ct)
    {
        if (actor.IsGuest || actor.Id == 0) return Reader.Guest;

        int before;
        lock (guard)
        {
            if (readers.TryGetValue(actor.Id, out var known)) return known;
            before = generation;
        }

        await using var db = engine.OpenReader();
        var loaded = await Load(db, actor.Id, ct);
        lock (guard)
        {
            if (readers.Count >= Most) readers.Clear();
            if (generation == before) readers[actor.Id] = loaded;
        }

        return loaded;
    }

    public void Forget()
    {
        lock (guard)
        {
            generation++;
            readers.Clear();
        }
    }

    /// <summary>After a change of one's own.</summary>
    public void Forget(long memberId)
    {
        lock (guard)
        {
            generation++;
            readers.Remove(memberId);
        }
    }

    private static async Task<Reader> Load(ForumDb db, long id, CancellationToken ct)
    {
        var joined = await db.Members.Where(m => m.Id == id).Select(m => m.JoinedAt).FirstOrDefaultAsync(ct);
        var start = await db.FreshStarts.Where(s => s.MemberId == id).Select(s => (DateTime?)s.At).FirstOrDefaultAsync(ct);
        var levels = await db.CategoryFollows.Where(f => f.MemberId == id).ToDictionaryAsync(f => f.CategoryId, f => f.Level, ct);
        var muted = await db.TopicReads.Where(r => r.MemberId == id && r.Level == Attention.Muted)
            .OrderByDescending(r => r.TopicId).Take(MostMuted).Select(r => r.TopicId).ToListAsync(ct);
        return new Reader(id, start > joined ? start.Value : joined, levels, muted);
    }
}
