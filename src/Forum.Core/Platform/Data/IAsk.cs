using System.Data.Common;

namespace Forum.Core.Platform.Data;

/// <summary>
/// Questions as they stand, in the SQL that all engines share, prepared once; their blanks are parameters, and a list of numbers or of texts is a set:
/// <c>WHERE id IN {ids}</c>. For what every post and every page of a topic asks, where Entity Framework takes ten times as long as the database:
/// <see cref="Write"/> asks inside the door, the engine outside.
/// </summary>
internal interface IAsk
{
    /// <summary>The first row, or default.</summary>
    Task<T?> First<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct);

    Task<List<T>> All<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct);
}
