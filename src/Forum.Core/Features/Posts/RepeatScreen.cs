using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Forum.Sdk;

namespace Forum.Core.Features.Posts;

/// <summary>The same text by the same author within minutes is an accident, or spam; spaces do not make it another.</summary>
internal sealed class RepeatScreen(IAsk ask, SettingsStore settings, TimeProvider time) : IScreen<PostDraft>
{
    public const string Repeated = "posts.refused.repeated";

    // Nobody writes more than this in five minutes, and the index on (author, id) finds them at once.
    private const int LastPosts = 20;

    public async ValueTask<Verdict> Judge(PostDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Trusted || draft.PostId is not null) return Verdict.Pass;

        var posting = await settings.Get<PostingSettings>(cancellationToken);
        var since = time.GetUtcNow().UtcDateTime.AddMinutes(-posting.RepeatMinutes);
        var recent = await ask.All($"""
            SELECT markdown FROM (SELECT markdown, created_at, deleted_at FROM posts WHERE author_id = {draft.AuthorId} ORDER BY id DESC LIMIT {LastPosts}) p
            WHERE created_at >= {since} AND deleted_at IS NULL
            """, row => row.GetString(0), cancellationToken);
        return recent.Exists(text => AreAlike(text, draft.Markdown)) ? Verdict.Refuse(Repeated) : Verdict.Pass;
    }

    /// <summary>Word by word, whatever the case and the spaces between; most texts differ in their first.</summary>
    private static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        while (true)
        {
            var word = Next(ref one);
            var same = Next(ref other);
            if (!word.Equals(same, StringComparison.OrdinalIgnoreCase)) return false;
            if (word.IsEmpty) return true;
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length])) length++;
        var word = text[..length];
        text = text[length..];
        return word;
    }
}
