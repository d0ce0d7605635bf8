using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Search;

/// <summary>
/// The engine's full-text index. A row is written in the post's own transaction, perhaps only at its end, so search is never behind. A
/// deleted or restored post needs no call: who may see what is part of the question, not of the index.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>Writes the post's row, or writes it anew after an edit. Analyse before entering the write door.</summary>
    Task Put(Write write, long postId, AnalyzedEntry entry, CancellationToken ct) => PutAll(write, [(postId, entry)], ct);

    Task PutAll(Write write, IReadOnlyList<(long PostId, AnalyzedEntry Entry)> entries, CancellationToken ct);

    /// <summary>For a post that is erased.</summary>
    Task Remove(Write write, long postId, CancellationToken ct);

    /// <summary>Each topic once, at its best post, among what the asking audience may read.</summary>
    Task<SearchHits> Find(ForumDb db, SearchRequest request, CancellationToken ct);

    /// <summary>
    /// The newest topics whose title or tags hold any of these tokens; a bounded look at the newest posts. Reach is not asked here: what comes
    /// back may only be shown after a look-up that does.
    /// </summary>
    Task<IReadOnlyList<(long TopicId, string Title)>> Titled(IAsk ask, IReadOnlyList<string> tokens, CancellationToken ct);
}
