using System.Data.Common;

namespace Forum.Core.Platform.Data;

/// <summary>
/// One write's turn at the database, with a transaction around it. An engine may let turns that follow each other share that
/// transaction; each can still be undone by itself. Disposed before <see cref="Commit"/>, it leaves nothing.
/// </summary>
internal interface IWriteTurn : IAsyncDisposable
{
    /// <summary>Tracking, and this turn's alone until it ends.</summary>
    ForumDb Db { get; }

    /// <summary>Runs a statement in the SQL that all engines share; its blanks are parameters. Returns how many rows it changed.</summary>
    Task<int> Run(FormattableString statement, CancellationToken ct);

    /// <summary>The same for one that returns rows.</summary>
    Task<List<T>> All<T>(FormattableString statement, Func<DbDataReader, T> read, int most, CancellationToken ct);

    /// <summary>New rows at the pace of the engine rather than of a change tracker; returns the first id that was given, the others follow one by one.</summary>
    Task<long> InsertAll<T>(IReadOnlyList<T> rows, CancellationToken ct)
        where T : class;

    /// <summary>Ends the turn; returns when what it wrote, and what others wrote that it may have seen, is on the disk.</summary>
    Task Commit();
}
