using Forum.Core.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Forum.Sqlite;

/// <summary>One prepared statement for thousands of rows. Which columns there are, the model says.</summary>
internal static class SqliteBulk
{
    // A quarter of a gigabyte: every index of a large store is touched again and again.
    private const string Pragmas = "PRAGMA cache_size=-262144; PRAGMA wal_autocheckpoint=16384;";

    public static async Task<long> Insert<T>(Write write, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var entity = write.Db.Model.FindEntityType(typeof(T))!;
        var key = entity.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } given] ? given : null;
        await using var command = ((SqliteConnection)write.Db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)write.Db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(ct);

        var table = entity.GetTableMappings().Single();
        var first = key is null ? 0 : await NextId(command, table.Table.Name, ct);
        var columns = table.ColumnMappings.Select((column, i) => new Column(column, command.Parameters.Add(new SqliteParameter($"$p{i}", null)))).ToList();
        command.CommandText = $"INSERT INTO {table.Table.Name} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var column in columns) column.Parameter.Value = column.Property == key ? first + i : column.Of(rows[i]);
            await command.ExecuteNonQueryAsync(ct);
        }

        return first;
    }

    // The transaction holds the write lock, so nobody else takes these numbers.
    private static async Task<long> NextId(SqliteCommand command, string table, CancellationToken ct)
    {
        command.CommandText = $"SELECT max(coalesce((SELECT max(id) FROM {table}), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0))";
        return (long)(await command.ExecuteScalarAsync(ct))! + 1;
    }

    private sealed class Column(IColumnMapping mapping, SqliteParameter parameter)
    {
        private readonly IClrPropertyGetter getter = mapping.Property.GetGetter();
        private readonly Func<object?, object?>? convert = mapping.TypeMapping.Converter?.ConvertToProvider;

        public string Name => mapping.Column.Name;

        public IProperty Property { get; } = mapping.Property;

        public SqliteParameter Parameter { get; } = parameter;

        public object Of(object row)
        {
            var value = getter.GetClrValue(row);
            return (convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
