using System.Collections.Concurrent;
using System.Diagnostics;
using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Forum.Testing;

/// <summary>Listens to what one forum asks of its database and says how the database goes about it.</summary>
internal sealed class CommandPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TestForum forum;
    private readonly ConcurrentDictionary<string, byte> texts = new(StringComparer.Ordinal);
    private readonly List<IDisposable> subscriptions = [];

    public CommandPlans(TestForum forum)
    {
        this.forum = forum;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The lines of <c>EXPLAIN QUERY PLAN</c> of everything that was asked.</summary>
    public Task<List<string>> Read() => forum.Read(async db =>
    {
        var lines = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var text in texts.Keys)
        {
            await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var name in Names(text)) command.Parameters.AddWithValue(name, 1);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) lines.Add($"{reader.GetString(3)}\n    {text}");
        }

        return lines;
    });

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: var command } && command.Connection!.ConnectionString.Contains(forum.Folder, StringComparison.Ordinal)
            && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            texts.TryAdd(command.CommandText, 0);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    private static IEnumerable<string> Names(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"@\w+").Select(m => m.Value).Distinct();
}
