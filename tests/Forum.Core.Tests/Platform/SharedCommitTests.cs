using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Forum.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Platform;

/// <summary>Writes that wait for each other share a transaction; nobody notices but the disk.</summary>
public sealed class SharedCommitTests : IAsyncLifetime
{
    private readonly TaskCompletionSource othersWait = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestForum forum = null!;
    private Writes writes = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start(setUp: false);
        writes = forum.Services.GetRequiredService<Writes>();
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task nobody_is_told_of_success_before_the_commit_of_all()
    {
        var first = Put("first", () => othersWait.Task);
        var seen = 0;
        var second = Put("second", async () =>
        {
            first.IsCompleted.ShouldBeFalse();
            seen = await Rows();
        });
        othersWait.SetResult();
        await Task.WhenAll(first, second);

        seen.ShouldBe(0);
        (await Keys()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task each_sees_what_was_written_before_it()
    {
        var first = Put("first", () => othersWait.Task);
        var second = writes.Run(write => write.Db.Settings.CountAsync(), default);
        othersWait.SetResult();

        (await second).ShouldBe(1);
        await first;
    }

    [Fact]
    public async Task one_that_throws_and_one_that_abandons_leave_nothing_and_the_others_stay()
    {
        var first = Put("first", () => othersWait.Task);
        var throws = Put("throws", () => throw new InvalidOperationException("not today"));
        var between = Put("between");
        var abandons = writes.Run(async write =>
        {
            write.Db.Settings.Add(new Setting { Key = "abandoned", Value = "1" });
            await write.Flush(default);
            write.Raise(new MemberJoined { MemberId = 1 });
            write.Abandon();
        }, default);
        var taken = Put("between");
        var last = Put("last");
        othersWait.SetResult();

        await Task.WhenAll(first, between, abandons, last);
        (await Should.ThrowAsync<InvalidOperationException>(() => throws)).Message.ShouldBe("not today");
        await Should.ThrowAsync<DbUpdateException>(() => taken);
        (await Keys()).ShouldBe(["between", "first", "last"]);
        (await forum.Read(db => db.Events.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task when_the_first_comes_to_nothing_the_others_do_not()
    {
        var first = Put("first", async () =>
        {
            await othersWait.Task;
            throw new InvalidOperationException();
        });
        var second = Put("second");
        othersWait.SetResult();

        await second;
        await Should.ThrowAsync<InvalidOperationException>(() => first);
        (await Keys()).ShouldBe(["second"]);
    }

    [Fact]
    public async Task who_gives_up_waiting_keeps_nobody_from_the_commit()
    {
        var first = Put("first", () => othersWait.Task);
        var second = writes.Run(write => Task.CompletedTask, new CancellationToken(canceled: true));
        othersWait.SetResult();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        (await Keys()).ShouldBe(["first"]);
    }

    [Fact]
    public async Task a_commit_that_fails_is_told_to_all_and_the_next_one_works()
    {
        var first = Put("first", () => othersWait.Task);
        var orphan = writes.Run(async write =>
        {
            // Looked at when the transaction ends, as a full disk would be.
            await write.Db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON");
            await write.Db.Database.ExecuteSqlRawAsync("INSERT INTO event_deliveries (event_id, handler, state, attempts, due_at) VALUES (404, 'x', 0, 0, 0)");
        }, default);
        var last = Put("last");
        othersWait.SetResult();

        await Should.ThrowAsync<SqliteException>(() => first);
        await Should.ThrowAsync<SqliteException>(() => orphan);
        await Should.ThrowAsync<SqliteException>(() => last);
        (await Rows()).ShouldBe(0);

        await Put("next");
        (await Keys()).ShouldBe(["next"]);
    }

    [Fact]
    public async Task hundreds_at_once_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => Put($"{i:000}"))));

        (await Keys()).ShouldBe(Enumerable.Range(0, 300).Select(i => $"{i:000}"));
    }

    /// <summary>Its place in the queue is taken before this returns.</summary>
    private Task Put(string key, Func<Task>? meanwhile = null) => writes.Run(async write =>
    {
        write.Db.Settings.Add(new Setting { Key = key, Value = "1" });
        await write.Flush(default);
        if (meanwhile is not null) await meanwhile();
    }, default);

    private Task<int> Rows() => forum.Read(db => db.Settings.CountAsync());

    private Task<List<string>> Keys() => forum.Read(db => db.Settings.OrderBy(s => s.Key).Select(s => s.Key).ToListAsync());
}
