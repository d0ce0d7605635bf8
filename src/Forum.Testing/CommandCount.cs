using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Forum.Testing;

/// <summary>Counts what each forum asks of its database: a page's price must not depend on its rows.</summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // The listener is the process's, and other forums run in it at the same time.
    private static readonly ConcurrentDictionary<string, int> Counts = new(StringComparer.Ordinal), Framework = new(StringComparer.Ordinal);

    /// <summary>From the first forum on: Entity Framework remembers for a while that nobody listens.</summary>
    public static void Listen() => DiagnosticListener.AllListeners.Subscribe(new CommandCount());

    public static int Of(TestForum forum) => Sum(Counts, forum);

    /// <summary>Of these, what was asked by way of Entity Framework.</summary>
    public static int ByEntityFramework(TestForum forum) => Sum(Framework, forum);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name);
        if (value.Name == "Forum.Store") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if ((value.Value as CommandEventData)?.Command is { } ours)
        {
            Count(Counts, ours);
            Count(Framework, ours);
        }
        else if (value.Value is DbCommand asked)
        {
            Count(Counts, asked);
        }
    }

    private static int Sum(ConcurrentDictionary<string, int> counts, TestForum forum) =>
        counts.Where(count => count.Key.Contains(forum.Folder, StringComparison.Ordinal)).Sum(count => count.Value);

    private static void Count(ConcurrentDictionary<string, int> counts, DbCommand command) => counts.AddOrUpdate(command.Connection!.ConnectionString, 1, (_, count) => count + 1);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
