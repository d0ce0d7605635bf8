using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>The same text by the same author within minutes is an accident, or spam; spaces do not make it another.</summary>
internal sealed class RepeatScreen(ForumDb db, SettingsStore settings, TimeProvider time) : IScreen<PostDraft>
{
    public const string Repeated = "posts.refused.repeated";

    // Nobody writes more than this in five minutes, and the index on (author, id) finds them at once.
    private const int LastPosts = 20;

    public async ValueTask<Verdict> Judge(PostDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Trusted || draft.PostId is not null) return Verdict.Pass;

        var posting = await settings.Get<PostingSettings>(cancellationToken);
        var since = time.GetUtcNow().UtcDateTime.AddMinutes(-posting.RepeatMinutes);
        var recent = await db.Posts
            .Where(p => p.AuthorId == draft.AuthorId)
            .OrderByDescending(p => p.Id).Take(LastPosts)
            .Where(p => p.CreatedAt >= since && p.DeletedAt == null)
            .Select(p => p.Markdown)
            .ToListAsync(cancellationToken);
        var text = Folded(draft.Markdown);
        return recent.Exists(r => Folded(r) == text) ? Verdict.Refuse(Repeated) : Verdict.Pass;
    }

    private static string Folded(string markdown) =>
        string.Join(' ', markdown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
