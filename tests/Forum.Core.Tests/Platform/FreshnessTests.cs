using Forum.Core.Features.Categories;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Forum.Sqlite;
using Forum.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Platform;

public sealed class FreshnessTests
{
    [Fact]
    public async Task what_another_process_wrote_is_seen_at_the_next_look()
    {
        await using var forum = await TestForum.Start();
        await forum.Category("Entraide");
        var trees = forum.Services.GetRequiredService<CategoryTrees>();
        var freshness = forum.Services.GetRequiredService<Freshness>();
        await freshness.Look(default);
        (await trees.Get(default)).All.Single().Name.ShouldBe("Entraide");

        await using (var other = new SqliteConnection(forum.Services.GetRequiredService<SqliteConnections>().ReadWrite + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "UPDATE categories SET name = 'Coup de main'";
            await command.ExecuteNonQueryAsync();
        }

        (await trees.Get(default)).All.Single().Name.ShouldBe("Entraide");
        await freshness.Look(default);
        (await trees.Get(default)).All.Single().Name.ShouldBe("Coup de main");
    }

    [Fact]
    public async Task a_setting_back_at_its_default_leaves_no_row()
    {
        await using var forum = await TestForum.Start();
        var store = forum.Services.GetRequiredService<SettingsStore>();
        var writes = forum.Services.GetRequiredService<Writes>();

        (await writes.Run(write => store.Save(new PostingSettings { OwnEditHours = 48 }, write, default), default)).ShouldBe(["posting.ownEditHours"]);
        (await store.Get<PostingSettings>(default)).OwnEditHours.ShouldBe(48);
        (await writes.Run(write => store.Save(new PostingSettings(), write, default), default)).ShouldBe(["posting.ownEditHours"]);

        (await store.Get<PostingSettings>(default)).OwnEditHours.ShouldBe(24);
        (await forum.Read(db => Task.FromResult(db.Settings.Count(s => s.Key.StartsWith("posting."))))).ShouldBe(0);
    }
}
