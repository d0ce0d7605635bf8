using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Data;

/// <summary>What a database engine brings; everything that is particular to one lives behind this.</summary>
internal interface IForumEngine
{
    /// <summary>Which engine this is, and which version: SQLite 3.50.4.</summary>
    string Version { get; }

    /// <summary>A pooled context that can only read.</summary>
    ForumDb OpenReader();

    /// <summary>What is committed, by statements that stay prepared.</summary>
    IAsk Committed { get; }

    /// <summary>Gives back what is kept for the next question, while nobody asks.</summary>
    void Rest();

    /// <summary>Waits for a turn to write: on engines that take one writer at a time, this process's next. Cancelled only while it waits.</summary>
    Task<IWriteTurn> Enter(CancellationToken ct);

    /// <summary>Brings the database to the version of this program; safe to call at every start.</summary>
    Task Migrate(CancellationToken ct);

    /// <summary>True when the database answers and has this program's version.</summary>
    Task<bool> IsReady(CancellationToken ct);

    /// <summary>What the database itself finds wrong with its file; empty when all is well.</summary>
    Task<IReadOnlyList<string>> Faults(CancellationToken ct);

    /// <summary>True when another process, such as the command line, has written since this was asked last; also when that cannot be told.</summary>
    Task<bool> WrittenElsewhere(CancellationToken ct);

    /// <summary>Two people took the same name at the same moment, and this one came second.</summary>
    bool IsTaken(DbUpdateException exception);

    /// <summary>Writes the whole database, as it is at one instant, into a new file; others go on reading and writing.</summary>
    Task CopyTo(string path, CancellationToken ct);

    /// <summary>What is wrong with such a copy, as a sentence: damaged, or made by a newer program. Null when nothing is.</summary>
    Task<string?> Fault(string path, CancellationToken ct);
}
