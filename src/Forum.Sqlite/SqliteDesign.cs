using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Forum.Sqlite;

/// <summary>For dotnet-ef only.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteForumDb>
{
    public SqliteForumDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteForumDb>().UseSqlite("Data Source=design.db").Options);
}
