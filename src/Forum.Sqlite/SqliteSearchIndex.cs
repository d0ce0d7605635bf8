using Forum.Core.Features.Search;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Forum.Sqlite;

/// <summary>The index as an FTS5 table of our own tokens, in the post's file and transaction.</summary>
internal sealed class SqliteSearchIndex : ISearchIndex
{
    public async Task PutAll(Write write, IReadOnlyList<(long PostId, AnalyzedEntry Entry)> entries, CancellationToken ct)
    {
        await using var command = Command(write, "INSERT OR REPLACE INTO post_search (rowid, title, tags, body) VALUES ($id, $title, $tags, $body)");
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var title = command.Parameters.Add("$title", SqliteType.Text);
        var tags = command.Parameters.Add("$tags", SqliteType.Text);
        var body = command.Parameters.Add("$body", SqliteType.Text);
        foreach (var (postId, entry) in entries)
        {
            (id.Value, title.Value, tags.Value, body.Value) = (postId, entry.Title, entry.Tags, entry.Body);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task Remove(Write write, long postId, CancellationToken ct)
    {
        await using var command = Command(write, "DELETE FROM post_search WHERE rowid = $id");
        command.Parameters.AddWithValue("$id", postId);
        await command.ExecuteNonQueryAsync(ct);
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

    private static SqliteCommand Command(Write write, string sql)
    {
        var command = ((SqliteConnection)write.Db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)write.Db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }
}
