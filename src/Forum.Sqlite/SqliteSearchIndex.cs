using Forum.Core.Features.Search;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Forum.Sqlite;

/// <summary>The index as an FTS5 table of our own tokens, in the post's file and transaction.</summary>
internal sealed class SqliteSearchIndex : ISearchIndex
{
    public Task PutAll(Write write, IReadOnlyList<(long PostId, AnalyzedEntry Entry)> entries, CancellationToken ct)
    {
        foreach (var (postId, entry) in entries) Rows(write).Put(postId, entry);
        return Task.CompletedTask;
    }

    public Task Remove(Write write, long postId, CancellationToken ct)
    {
        Rows(write).Remove(postId);
        return Task.CompletedTask;
    }

    public async Task<SearchHits> Find(ForumDb db, SearchRequest request, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = SqliteSearch.Command((SqliteConnection)db.Database.GetDbConnection(), request);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var (hits, total) = (new List<SearchHit>(), 0);
            while (await reader.ReadAsync(ct))
            {
                hits.Add(new(reader.GetInt64(0), reader.GetInt64(1)));
                total = reader.GetInt32(2);
            }

            return new SearchHits(hits, total);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// From the newest post backwards, until enough are found or the window ends. A word of a title that stands in most posts has the index look at each of them,
    /// so the window is what the reader waits for: ten times as wide it took a second among ten million posts.
    /// </summary>
    public async Task<IReadOnlyList<(long TopicId, string Title)>> Titled(IAsk ask, IReadOnlyList<string> tokens, CancellationToken ct)
    {
        const int window = 20_000;
        const int most = 200;
        var match = $"{{title tags}} : ({string.Join(" OR ", tokens.Select(SqliteSearch.Quoted))})";
        return await ask.All($"""
            WITH hits AS MATERIALIZED (SELECT rowid AS post_id FROM post_search
                WHERE post_search MATCH {match} AND rowid > (SELECT coalesce(max(id), 0) - {window} FROM posts) ORDER BY rowid DESC LIMIT {most})
            SELECT t.id, t.title FROM hits h CROSS JOIN posts p ON p.id = h.post_id CROSS JOIN topics t ON t.id = p.topic_id WHERE t.deleted_at IS NULL
            """, row => (row.GetInt64(0), row.GetString(1)), ct);
    }

    private static SearchRows Rows(Write write) => ((SqliteForumDb)write.Db).SearchRows;
}
