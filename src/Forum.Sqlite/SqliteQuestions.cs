using System.Collections.Concurrent;
using System.Data.Common;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;

namespace Forum.Sqlite;

/// <summary>
/// Answers from connections that stay open, each with its prepared statements. A question is answered without a pause, so there are never
/// more of them than threads that ask at once.
/// </summary>
internal sealed class SqliteQuestions(SqliteConnections connections) : IAsk, IDisposable
{
    // Beyond so many, which only a moment needs, they are closed again: each may hold 2 MB of the file.
    private const int MostKept = 4;

    private readonly ConcurrentBag<Line> free = [];

    public Task<T?> First<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct)
    {
        T? first = default;
        var asking = Ask(question, row => first = read(row), 1, ct);
        return asking.IsCompletedSuccessfully ? Task.FromResult(first) : Later();

        async Task<T?> Later()
        {
            await asking;
            return first;
        }
    }

    public Task<List<T>> All<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        return SqliteText.Rows(Ask(question, row => rows.Add(read(row)), int.MaxValue, ct), rows);
    }

    public void Dispose() => LetGo();

    /// <summary>Closes those that nobody uses just now.</summary>
    public void LetGo()
    {
        while (free.TryTake(out var line)) line.Connection.Dispose();
    }

    private async Task Ask(FormattableString question, Action<DbDataReader> read, int most, CancellationToken ct)
    {
        if (!free.TryTake(out var line)) line = await Open(ct);
        try
        {
            await using var command = SqliteText.Command(line.Connection, line.Prepared, question);
            await SqliteText.Read(command, read, most, ct);
        }
        finally
        {
            if (free.Count < MostKept) free.Add(line);
            else await line.Connection.DisposeAsync();
        }
    }

    private async Task<Line> Open(CancellationToken ct)
    {
        var connection = new SqliteConnection(connections.ReadOnly);
        await connection.OpenAsync(ct);
        return new Line(connection, new PreparedStatements());
    }

    private sealed record Line(SqliteConnection Connection, PreparedStatements Prepared);
}
