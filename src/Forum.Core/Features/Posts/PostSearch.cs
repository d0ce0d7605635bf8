using Forum.Core.Features.Search;
using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Posts;

/// <summary>Keeps a post's search row in step with the post: analysed before the door, written in the post's own transaction.</summary>
internal sealed class PostSearch(SearchAnalyzer analyzer, ISearchIndex index)
{
    public AnalyzedEntry OfReply(string html) => analyzer.Analyze(SearchEntry.OfReply(html));

    /// <summary>The first post stands for its topic: title and tags are found with it.</summary>
    public AnalyzedEntry OfFirst(string title, IReadOnlyList<string> tags, string html) => analyzer.Analyze(SearchEntry.OfFirst(title, tags, html));

    public Task Put(Write write, long postId, AnalyzedEntry entry, CancellationToken ct) => index.Put(write, postId, entry, ct);

    public Task PutAll(Write write, IReadOnlyList<(long PostId, AnalyzedEntry Entry)> entries, CancellationToken ct) => index.PutAll(write, entries, ct);
}
