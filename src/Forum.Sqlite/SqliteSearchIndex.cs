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

    public async Task<IReadOnlyList<(long TopicId, string Title)>> Titled(ForumDb db, IReadOnlyList<string> tokens, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = SqliteSearch.Titled((SqliteConnection)db.Database.GetDbConnection(), tokens);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var found = new List<(long, string)>();
            while (await reader.ReadAsync(ct)) found.Add((reader.GetInt64(0), reader.GetString(1)));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static SearchRows Rows(Write write) => ((SqliteForumDb)write.Db).SearchRows;
}
