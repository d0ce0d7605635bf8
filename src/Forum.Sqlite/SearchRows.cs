using Forum.Core.Features.Search;
using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>
/// Changes of the search index that wait for the end of their transaction. FTS5 adds a segment to the index each time it has to put down what it
/// holds, at a savepoint too, and merging segments is most of its work: all posts of a transaction share one.
/// </summary>
internal sealed class SearchRows
{
    private readonly List<(long PostId, AnalyzedEntry? Entry)> rows = [];

    public int Count => rows.Count;

    public void Put(long postId, AnalyzedEntry entry) => rows.Add((postId, entry));

    public void Remove(long postId) => rows.Add((postId, null));

    /// <summary>Forgets what came after that many.</summary>
    public void CutTo(int count) => rows.RemoveRange(count, rows.Count - count);

    public async Task Write(SqliteForumDb db)
    {
        foreach (var (postId, entry) in rows)
        {
            await using var command = db.Prepared.Get(db, entry is null
                ? "DELETE FROM post_search WHERE rowid = $id"
                : "INSERT OR REPLACE INTO post_search (rowid, title, tags, body) VALUES ($id, $title, $tags, $body)");
            command.Parameters.AddWithValue("$id", postId);
            if (entry is not null)
            {
                command.Parameters.AddWithValue("$title", entry.Title);
                command.Parameters.AddWithValue("$tags", entry.Tags);
                command.Parameters.AddWithValue("$body", entry.Body);
            }

            await command.ExecuteNonQueryAsync();
        }

        rows.Clear();
    }
}
