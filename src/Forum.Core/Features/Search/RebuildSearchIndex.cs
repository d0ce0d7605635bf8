using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Search;

/// <summary>
/// Writes every post's row of the index anew, for when the analyser has changed. The forum may run meanwhile: the old rows
/// answer until the new ones are there, and what somebody edits in between is left as their edit wrote it.
/// </summary>
internal sealed class RebuildSearchIndex(ForumDb db, Writes writes, ISearchIndex index, SearchAnalyzer analyzer)
{
    // Short enough for a reply to wait behind it unnoticed.
    private const int BatchSize = 250;

    internal sealed record Command(IProgress<int>? Progress = null);

    internal sealed record Outcome(int Posts);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (written, last) = (0, 0L);
        while (true)
        {
            var posts = db.Posts.Where(p => p.Id > last).OrderBy(p => p.Id).Take(BatchSize);
            var versions = await Versions(posts, ct);
            if (versions.Count == 0) return new Outcome(written);

            var texts = await posts.Select(p => new { p.Id, p.Html }).ToDictionaryAsync(p => p.Id, p => p.Html, ct);
            var entries = versions.Values.Where(v => texts.ContainsKey(v.Id)).Select(v => (v.Id, analyzer.Analyze(v.Entry(texts[v.Id])))).ToList();
            await writes.Run(async write =>
            {
                var ids = entries.ConvertAll(e => e.Id);
                var now = await Versions(write.Db.Posts.Where(p => ids.Contains(p.Id)), ct);
                await index.PutAll(write, entries.FindAll(e => versions[e.Id].IsStill(now.GetValueOrDefault(e.Id))), ct);
            }, ct);

            written += entries.Count;
            last = versions.Keys.Max();
            command.Progress?.Report(written);
        }
    }

    private static async Task<Dictionary<long, Version>> Versions(IQueryable<Post> posts, CancellationToken ct) => await posts
        .Select(p => new Version(p.Id, p.Number, p.Version, p.Topic.Title, p.Topic.Tags.Select(t => t.Tag.Name).ToList()))
        .ToDictionaryAsync(v => v.Id, ct);

    private sealed record Version(long Id, int Number, int Edit, string Title, List<string> Tags)
    {
        public SearchEntry Entry(string html) => Number == 1 ? SearchEntry.OfFirst(Title, Tags, html) : SearchEntry.OfReply(html);

        public bool IsStill(Version? now) => now is not null && now.Edit == Edit && now.Title == Title && now.Tags.ToHashSet().SetEquals(Tags);
    }
}
