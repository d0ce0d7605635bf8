using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Forum.Sqlite;

/// <summary>
/// The statements of one connection that stays open. To read and plan a statement costs SQLite more than to run it on a few rows, and a
/// forum says the same few hundred again and again.
/// </summary>
internal sealed class PreparedStatements
{
    // Beyond so many, some text must be made of values: all are let go, and what is really used comes back.
    private const int Most = 500;

    private readonly Dictionary<string, Kept> statements = new(StringComparer.Ordinal);
    private sqlite3? handle;

    /// <summary>A command to be given its parameters and run within the transaction of this context; disposing it only ends its use.</summary>
    public SqliteCommand Get(SqliteForumDb db, string text)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        return Get(connection, transaction, text);
    }

    public SqliteCommand Get(SqliteConnection connection, SqliteTransaction? transaction, string text) =>
        Free(connection, transaction, text) ?? new SqliteCommand(text, connection, transaction);

    /// <summary>The same for a command that is ready to run.</summary>
    public SqliteCommand InsteadOf(SqliteCommand fresh)
    {
        if (fresh.Connection is not { } connection || Free(connection, fresh.Transaction, fresh.CommandText) is not { } kept) return fresh;

        kept.CommandTimeout = fresh.CommandTimeout;
        foreach (SqliteParameter parameter in fresh.Parameters) kept.Parameters.Add(parameter);
        fresh.Dispose();
        return kept;
    }

    /// <summary>Null while somebody reads what it returned.</summary>
    private Kept? Free(SqliteConnection connection, SqliteTransaction? transaction, string text)
    {
        // A statement belongs to the connection that planned it, and dies with it.
        if (handle != connection.Handle || statements.Count > Most) LetGo();
        handle = connection.Handle;
        if (!statements.TryGetValue(text, out var kept)) statements[text] = kept = new Kept { Connection = connection, CommandText = text };
        if (kept.IsRead) return null;

        kept.Transaction = transaction;
        kept.Parameters.Clear();
        return kept;
    }

    private void LetGo()
    {
        foreach (var kept in statements.Values.Where(kept => !kept.IsRead)) kept.LetGo();
        statements.Clear();
    }

    private sealed class Kept : SqliteCommand
    {
        private bool isOver;

        public bool IsRead => DataReader is not null;

        public void LetGo()
        {
            isOver = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (isOver || !disposing) base.Dispose(disposing);
        }
    }
}

/// <summary>Has Entity Framework run commands that are prepared already.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.Context is SqliteForumDb db && result is SqliteCommand command ? db.Prepared.InsteadOf(command) : result;
}
