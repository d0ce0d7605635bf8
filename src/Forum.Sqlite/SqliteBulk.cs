using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Forum.Sqlite;

/// <summary>One prepared statement for thousands of rows.</summary>
internal static class SqliteBulk
{
    public static async Task<long> InsertPosts(Write write, IReadOnlyList<Post> posts, CancellationToken ct)
    {
        await using var command = ((SqliteConnection)write.Db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)write.Db.Database.CurrentTransaction!.GetDbTransaction();

        // The transaction holds the write lock, so nobody else takes these numbers.
        command.CommandText = "SELECT max(coalesce((SELECT max(id) FROM posts), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'posts'), 0))";
        var first = (long)(await command.ExecuteScalarAsync(ct))! + 1;

        command.CommandText =
            """
            INSERT INTO posts (id, topic_id, number, author_id, created_at, markdown, html, baked_version, like_count, version)
            VALUES ($id, $topic, $number, $author, $at, $markdown, $html, $baked, 0, 1)
            """;
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var topic = command.Parameters.Add("$topic", SqliteType.Integer);
        var number = command.Parameters.Add("$number", SqliteType.Integer);
        var author = command.Parameters.Add("$author", SqliteType.Integer);
        var at = command.Parameters.Add("$at", SqliteType.Integer);
        var markdown = command.Parameters.Add("$markdown", SqliteType.Text);
        var html = command.Parameters.Add("$html", SqliteType.Text);
        var baked = command.Parameters.Add("$baked", SqliteType.Integer);
        for (var i = 0; i < posts.Count; i++)
        {
            var post = posts[i];
            (id.Value, topic.Value, number.Value, author.Value) = (first + i, post.TopicId, post.Number, post.AuthorId);
            (at.Value, markdown.Value) = (new DateTimeOffset(post.CreatedAt, TimeSpan.Zero).ToUnixTimeMilliseconds(), post.Markdown);
            (html.Value, baked.Value) = (post.Html, post.BakedVersion);
            await command.ExecuteNonQueryAsync(ct);
        }

        return first;
    }
}
