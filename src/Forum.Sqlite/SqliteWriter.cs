using System.Data.Common;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Forum.Sqlite;

/// <summary>
/// Where everything is written: one connection that stays open, one turn after the other. Whoever finds others waiting when their work
/// is done leaves the transaction open for the next, and the last of them commits for all: under load many posts cost one sync,
/// and a turn that is alone waits for nobody.
/// </summary>
internal sealed class SqliteWriter(Func<SqliteForumDb> open) : IAsyncDisposable
{
    // Under lasting pressure the first of a group must not wait for ever.
    private const int MostTurns = 64;

    private const string Mark = "turn";

    // SQLite's own lock starves writers for seconds under load; a queue in the process is fair.
    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteForumDb? db;
    private Group? group;
    private int waiting;

    public async Task<IWriteTurn> Enter(CancellationToken ct)
    {
        await Wait(ct);
        try
        {
            return await Begin();
        }
        catch
        {
            await Leave();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        await Forget();
        gate.Release();
    }

    private async Task Wait(CancellationToken ct)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await gate.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // The turn before may have left its transaction open for this one.
            Interlocked.Decrement(ref waiting);
            await gate.WaitAsync(CancellationToken.None);
            await Leave();
            throw;
        }

        Interlocked.Decrement(ref waiting);
    }

    private async Task<Turn> Begin()
    {
        if (group is not { } open)
        {
            group = await BeginGroup();
            return new Turn(this, group);
        }

        try
        {
            await open.Transaction.CreateSavepointAsync(Mark);
            return new Turn(this, open);
        }
        catch (Exception e)
        {
            open.Fault ??= e;
            throw;
        }
    }

    private async Task<Group> BeginGroup()
    {
        if (db is null)
        {
            db = open();
            await db.Database.OpenConnectionAsync();
        }

        return new Group(await db.Database.BeginTransactionAsync());
    }

    /// <summary>At the end of a turn, or of one that came to nothing: the gate is passed on, and the group ends when nobody goes on with it.</summary>
    private async Task Leave()
    {
        try
        {
            if (group is { } last && (Volatile.Read(ref waiting) == 0 || last.Turns >= MostTurns || last.Fault is not null)) await End(last);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task End(Group last)
    {
        group = null;
        try
        {
            if (last.Fault is { } fault) throw fault;

            await db!.SearchRows.Write(db);
            await last.Transaction.CommitAsync();
            await last.Transaction.DisposeAsync();
            last.Committed.SetResult();
        }
        catch (Exception e)
        {
            // Nobody was told of success yet, and all of them will be told of this.
            last.Committed.TrySetException(e);
            await Forget();
        }
    }

    // After a fault of the disk nothing is known of this connection any more; without it, what was not committed is gone.
    private async Task Forget()
    {
        if (db is null) return;

        var gone = db;
        db = null;
        await gone.DisposeAsync();
    }

    private sealed class Group(IDbContextTransaction transaction)
    {
        public IDbContextTransaction Transaction { get; } = transaction;

        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>How many are done and wait for the commit.</summary>
        public int Turns { get; set; }

        public Exception? Fault { get; set; }
    }

    private sealed class Turn(SqliteWriter writer, Group group) : IWriteTurn
    {
        private readonly SqliteForumDb db = writer.db!;
        private readonly int searchRows = writer.db!.SearchRows.Count;
        private readonly bool isFirst = group.Turns == 0;
        private bool ended;

        public ForumDb Db => db;

        public async Task<int> Run(FormattableString statement, CancellationToken ct)
        {
            await using var command = SqliteText.Command(db, statement);
            return await command.ExecuteNonQueryAsync(ct);
        }

        public async Task<List<T>> All<T>(FormattableString statement, Func<DbDataReader, T> read, int most, CancellationToken ct)
        {
            var rows = new List<T>();
            await using var command = SqliteText.Command(db, statement);
            await SqliteText.Read(command, row => rows.Add(read(row)), most, ct);
            return rows;
        }

        public Task<long> InsertAll<T>(IReadOnlyList<T> rows, CancellationToken ct)
            where T : class => SqliteBulk.Insert(db, rows, ct);

        public async Task Commit()
        {
            await End(async () =>
            {
                if (!isFirst) await group.Transaction.ReleaseSavepointAsync(Mark);
                group.Turns++;
            });
            await group.Committed.Task;
        }

        public async ValueTask DisposeAsync()
        {
            if (!ended) await End(Undo);
        }

        private async Task End(Func<Task> how)
        {
            ended = true;
            db.ChangeTracker.Clear();
            try
            {
                await how();
            }
            catch (Exception e)
            {
                group.Fault ??= e;
            }

            await writer.Leave();
        }

        private async Task Undo()
        {
            db.SearchRows.CutTo(searchRows);
            if (!isFirst)
            {
                await group.Transaction.RollbackToSavepointAsync(Mark);
                await group.Transaction.ReleaseSavepointAsync(Mark);
                return;
            }

            await group.Transaction.RollbackAsync();
            await group.Transaction.DisposeAsync();
            writer.group = null;
        }
    }
}
