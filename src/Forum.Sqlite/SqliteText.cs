using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>A statement with blanks as a prepared command: each blank is a parameter, written as the model writes values of its type.</summary>
internal static class SqliteText
{
    /// <summary>For whoever counts what is asked of the database, as Entity Framework tells of its own.</summary>
    private static readonly DiagnosticListener Said = new("Forum.Store");

    private const string Statement = "Statement";
    private const int MostBlanks = 16;

    // A format is a constant of the program, so there are only so many.
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static readonly string[] Names = [.. Enumerable.Range(0, MostBlanks).Select(i => string.Create(CultureInfo.InvariantCulture, $"$v{i}"))];

    public static SqliteCommand Command(SqliteForumDb db, FormattableString statement) => Fill(db.Prepared.Get(db, Of(statement)), statement);

    public static SqliteCommand Command(SqliteConnection connection, PreparedStatements prepared, FormattableString statement) =>
        Fill(prepared.Get(connection, null, Of(statement)), statement);

    /// <summary>Row by row, and not as a list of some type: this is compiled ahead once, and for each type of row a start would have it compiled anew.</summary>
    public static async Task Read(SqliteCommand command, Action<DbDataReader> read, int most, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (most-- > 0 && await reader.ReadAsync(ct)) read(reader);
    }

    /// <summary>What was read, when it is: mostly at once, since SQLite answers without a pause.</summary>
    public static Task<List<T>> Rows<T>(Task reading, List<T> rows)
    {
        return reading.IsCompletedSuccessfully ? Task.FromResult(rows) : Later();

        async Task<List<T>> Later()
        {
            await reading;
            return rows;
        }
    }

    private static string Of(FormattableString statement) =>
        Texts.GetOrAdd(statement.Format, static (format, first) =>
            string.Format(CultureInfo.InvariantCulture, format, [.. first.GetArguments().Select((value, i) => value is IReadOnlyList<long> or IReadOnlyList<string> ? $"(SELECT value FROM json_each({Names[i]}))" : Names[i])]), statement);

    private static SqliteCommand Fill(SqliteCommand command, FormattableString statement)
    {
        if (Said.IsEnabled()) Said.Write(Statement, command);
        for (var i = 0; i < statement.ArgumentCount; i++) command.Parameters.Add(new SqliteParameter(Names[i], Value(statement.GetArgument(i))));
        return command;
    }

    private static object Value(object? value) => value switch
    {
        null => DBNull.Value,
        DateTime instant => new DateTimeOffset(instant, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        Guid token => token.ToString().ToUpperInvariant(),
        IReadOnlyList<long> numbers => $"[{string.Join(',', numbers)}]",
        IReadOnlyList<string> texts => $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text)}\""))}]",
        Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture),
        _ => value,
    };
}
