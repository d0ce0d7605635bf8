using Forum.Core.Features.Search;
using Forum.Core.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Sqlite;

internal static class SqliteServices
{
    /// <summary>Keeps the forum in one SQLite file.</summary>
    public static IServiceCollection AddForumSqlite(this IServiceCollection services, string path) => services
        .AddSingleton(new SqliteConnections(path))
        .AddSingleton<SqliteEngine>()
        .AddSingleton<ISearchIndex, SqliteSearchIndex>()
        .AddSingleton<IForumEngine>(provider => provider.GetRequiredService<SqliteEngine>());
}
