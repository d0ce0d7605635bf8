using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Forum.Sqlite;

/// <summary>One prepared statement for all rows, one or thousands. Which columns there are, the model says.</summary>
internal static class SqliteBulk
{
    private const int Many = 1_000;

    // A quarter of a gigabyte: when thousands are written, every index of a large store is touched again and again.
    private const string ForMany = "PRAGMA cache_size=-262144; PRAGMA wal_autocheckpoint=16384;";

    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = new();

    public static async Task<long> Insert<T>(SqliteForumDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count >= Many) await Run(db, ForMany, ct);

        var table = Tables.GetOrAdd(db.Model.FindEntityType(typeof(T))!, static entity => new Table(entity));
        await using var command = db.Prepared.Get(db, table.Insert);
        var parameters = table.Columns.ConvertAll(column => command.Parameters.Add(new SqliteParameter(column.Parameter, null)));
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++) parameters[i].Value = table.Columns[i].Of(row);
            await command.ExecuteNonQueryAsync(ct);
        }

        // The transaction holds the write lock, so nobody else took a number in between.
        return table.GivesIds ? raw.sqlite3_last_insert_rowid(command.Connection!.Handle) - rows.Count + 1 : 0;
    }

    private static async Task Run(SqliteForumDb db, string pragmas, CancellationToken ct)
    {
        await using var command = db.Prepared.Get(db, pragmas);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Table
    {
        public Table(IEntityType entity)
        {
            var given = entity.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key] ? key : null;
            var mapping = entity.GetTableMappings().Single();
            GivesIds = given is not null;
            Columns = [.. mapping.ColumnMappings.Where(column => column.Property != given).Select((column, i) => new Column(column, $"$p{i}"))];
            Insert = $"INSERT INTO {mapping.Table.Name} ({string.Join(", ", Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", Columns.Select(c => c.Parameter))})";
        }

        /// <summary>Whether the database numbers the rows, one by one.</summary>
        public bool GivesIds { get; }

        public List<Column> Columns { get; }

        public string Insert { get; }
    }

    private sealed class Column(IColumnMapping mapping, string parameter)
    {
        private readonly IClrPropertyGetter getter = mapping.Property.GetGetter();
        private readonly Func<object?, object?>? convert = mapping.TypeMapping.Converter?.ConvertToProvider;

        public string Name => mapping.Column.Name;

        public string Parameter => parameter;

        public object Of(object row)
        {
            var value = getter.GetClrValue(row);
            return (convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
