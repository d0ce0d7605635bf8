using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Platform;

public sealed class WritesTests
{
    [Fact]
    public async Task what_is_written_through_the_door_is_there()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var writes = forum.Services.GetRequiredService<Writes>();

        await writes.Run(write => { write.Db.Settings.Add(new Setting { Key = "a", Value = "1" }); return Task.CompletedTask; }, default);

        (await forum.Read(db => db.Settings.SingleAsync(s => s.Key == "a"))).Value.ShouldBe("1");
    }

    [Fact]
    public async Task an_abandoned_write_leaves_nothing()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var writes = forum.Services.GetRequiredService<Writes>();

        await writes.Run(async write =>
        {
            write.Db.Settings.Add(new Setting { Key = "a", Value = "1" });
            await write.Flush(default);
            write.Abandon();
        }, default);

        (await forum.Read(db => db.Settings.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task a_throw_leaves_nothing_and_frees_the_gate()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var writes = forum.Services.GetRequiredService<Writes>();

        await Should.ThrowAsync<InvalidOperationException>(() => writes.Run(async write =>
        {
            write.Db.Settings.Add(new Setting { Key = "a", Value = "1" });
            await write.Flush(default);
            throw new InvalidOperationException();
        }, default));

        await writes.Run(write => Task.CompletedTask, default);
        (await forum.Read(db => db.Settings.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task a_query_cannot_write()
    {
        await using var forum = await TestForum.Start(setUp: false);

        var refused = await Should.ThrowAsync<SqliteException>(() => forum.Read(db => db.Settings.ExecuteDeleteAsync()));
        refused.Message.ShouldContain("readonly");
    }

    [Fact]
    public async Task every_writing_connection_syncs_at_commit_and_uses_the_log()
    {
        await using var forum = await TestForum.Start(setUp: false);
        var writes = forum.Services.GetRequiredService<Writes>();

        var (synchronous, journal, keys) = await writes.Run(async write => (
            await write.Db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(),
            await write.Db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(),
            await write.Db.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()), default);

        (synchronous, journal, keys).ShouldBe((2, "wal", 1));
    }
}
