using System.Globalization;
using System.Text;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>One search as SQL. Reach stands in it: what the audience may not read is neither found nor counted.</summary>
internal static class SqliteSearch
{
    // A title says in few words what a body says in many.
    private const string Rank = "bm25(post_search, 4.0, 2.0, 1.0)";

    // bm25 is negative, the lower the better. A post of today gains as much as a few likes, and neither beats a better match.
    private const string Relevance = "h.score * (1.0 + 0.06 / (1.0 + max($now - p.created_at, 0) / 31557600000.0) + 0.03 * ln(1.0 + min(p.like_count, 50)))";

    // Fifty pages of twenty is all that is ever shown.
    private const int MostTopics = 1_000;
    private const int MostPosts = 5_000;

    // Of a word that stands in more posts than that, the newest are judged: nobody looks for one of millions, and all would wait while they are.
    private const int MostHits = 50_000;

    public static SqliteCommand Command(SqliteConnection connection, SearchRequest request)
    {
        var command = connection.CreateCommand();
        var query = request.Query;
        var sql = new StringBuilder("WITH ");
        if (query.Terms.Count > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"hits AS MATERIALIZED (SELECT rowid AS post_id, {Rank} AS score FROM post_search WHERE post_search MATCH $match ORDER BY rowid DESC LIMIT {MostHits}), ");
            command.Parameters.AddWithValue("$match", Match(query, request.AllTerms));
        }

        // Joined in this order by CROSS JOIN: from the few that match to their rows. Beside min(), SQLite gives the columns of the row that has it.
        sql.Append(CultureInfo.InvariantCulture, $"best AS (SELECT p.topic_id, p.id AS post_id, min({Place(query)}) AS place FROM ")
            .Append(Candidates(request))
            .Append("CROSS JOIN topics t ON t.id = p.topic_id CROSS JOIN categories c ON c.id = t.category_id ")
            .Append("WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL AND ").Append(Reach(request));
        Narrow(sql, command, request);
        sql.Append(" GROUP BY p.topic_id) SELECT topic_id, post_id, count(*) OVER () FROM best ORDER BY place, post_id DESC LIMIT $limit OFFSET $offset");

        command.CommandText = sql.ToString();
        command.Parameters.AddWithValue("$audience", (int)request.Audience);
        command.Parameters.AddWithValue("$limit", request.Limit);
        command.Parameters.AddWithValue("$offset", request.Offset);
        if (query is { Order: SearchOrder.Relevance, Terms.Count: > 0 }) command.Parameters.AddWithValue("$now", Milliseconds(request.Now));
        return command;
    }

    private static string Reach(SearchRequest request) => request.Granted.Count == 0
        ? "c.read_by <= $audience"
        : string.Create(CultureInfo.InvariantCulture, $"(c.read_by <= $audience OR c.id IN ({string.Join(',', request.Granted)}))");

    /// <summary>A token, or several in a row, as FTS5 takes them: as they stand.</summary>
    public static string Quoted(string token) => $"\"{token.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Place(SearchQuery query) => query.Order switch
    {
        SearchOrder.Likes => "-p.like_count",
        SearchOrder.Relevance when query.Terms.Count > 0 => Relevance,
        _ => "-p.created_at",
    };

    // Without a word the index helps nothing, and reading all posts to show twenty would be an attack that anybody can make:
    // then the latest are looked at, by the order of an index.
    private static string Candidates(SearchRequest request)
    {
        if (request.Query.Terms.Count > 0) return "hits h CROSS JOIN posts p ON p.id = h.post_id ";
        if (request.AuthorId is { } author) return Latest($"FROM posts WHERE author_id = {author.ToString(CultureInfo.InvariantCulture)} ORDER BY id DESC");

        var dated = request.Query.After is not null || request.Query.Before is not null;
        if (dated || (request.CategoryIds is null && request.TagIds.Count == 0 && request.Query.Status is null))
        {
            var from = request.Query.After is null ? "" : " AND created_at >= $after";
            var to = request.Query.Before is null ? "" : " AND created_at < $before";
            return Latest($"FROM posts WHERE 1{from}{to} ORDER BY created_at DESC");
        }

        // A place, a tag or a state alone asks for topics: each at its first post.
        var categories = request.CategoryIds is { } ids ? $" AND category_id IN ({string.Join(',', ids)})" : "";
        var tags = string.Concat(request.TagIds.Select(tag => $" AND EXISTS (SELECT 1 FROM topic_tags g WHERE g.topic_id = topics.id AND g.tag_id = {tag.ToString(CultureInfo.InvariantCulture)})"));
        var topics = string.Create(CultureInfo.InvariantCulture, $"(SELECT id FROM topics WHERE deleted_at IS NULL{categories}{tags}{State(request, "topics")} ORDER BY last_post_at DESC LIMIT {MostTopics})");
        return $"{topics} l CROSS JOIN posts p ON p.topic_id = l.id AND p.number = 1 ";

        static string Latest(string rest) => string.Create(CultureInfo.InvariantCulture, $"(SELECT id AS post_id {rest} LIMIT {MostPosts}) l CROSS JOIN posts p ON p.id = l.post_id ");
    }

    private static string State(SearchRequest request, string topic) => request.Query.Status switch
    {
        TopicStatus.Solved => $" AND {topic}.accepted_post_id IS NOT NULL",
        TopicStatus.Open => $" AND {topic}.kind = 1 AND {topic}.accepted_post_id IS NULL",
        TopicStatus.Unanswered => $" AND {topic}.post_count = 1 AND NOT EXISTS (SELECT 1 FROM topic_closures x WHERE x.topic_id = {topic}.id)",
        _ => "",
    };

    private static void Narrow(StringBuilder sql, SqliteCommand command, SearchRequest request)
    {
        if (request.CategoryIds is { } categories) sql.Append(CultureInfo.InvariantCulture, $" AND t.category_id IN ({string.Join(',', categories)})");
        foreach (var tag in request.TagIds) sql.Append(CultureInfo.InvariantCulture, $" AND EXISTS (SELECT 1 FROM topic_tags g WHERE g.topic_id = t.id AND g.tag_id = {tag})");
        sql.Append(State(request, "t"));
        if (request.AuthorId is { } author) sql.Append(CultureInfo.InvariantCulture, $" AND p.author_id = {author}");
        if (request.Query.InTitle && request.Query.Terms.Count == 0) sql.Append(" AND p.number = 1");
        Bound(">=", "$after", request.Query.After);
        Bound("<", "$before", request.Query.Before);

        void Bound(string comparison, string name, DateTime? instant)
        {
            if (instant is not { } bound) return;
            sql.Append(CultureInfo.InvariantCulture, $" AND p.created_at {comparison} {name}");
            command.Parameters.AddWithValue(name, Milliseconds(bound));
        }
    }

    /// <summary>Every token stands in quotes, where FTS5 knows no operators; the analyser leaves none of its own in them.</summary>
    private static string Match(SearchQuery query, bool all)
    {
        var terms = query.Terms.Select(term => "(" + string.Join(" OR ", term.Any.Select(Part)) + ")");
        var expression = string.Join(all ? " AND " : " OR ", terms);

        // A pair adds to the rank without adding a row: it implies both of its words.
        if (!all || query.Terms.Count == 2) expression = string.Join(" OR ", query.Pairs.Select(Part).Prepend($"({expression})"));
        return query.InTitle ? $"{{title}} : ({expression})" : expression;
    }

    private static string Part(SearchPart part) =>
        $"{Quoted(string.Join(' ', part.Tokens))}{(part.Begins ? " *" : "")}";

    private static long Milliseconds(DateTime instant) => new DateTimeOffset(instant, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
