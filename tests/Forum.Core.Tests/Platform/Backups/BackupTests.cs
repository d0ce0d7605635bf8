using System.Security.Cryptography;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Tests.Features.Uploads;
using Forum.Sqlite;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Platform.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("preau-backup").FullName;

    [Fact]
    public async Task a_restored_forum_holds_what_was_there_with_its_files()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var topic = await forum.Topic(ines, await forum.Category("Entraide"));
        var sent = (StoreUpload.Outcome.Stored)await forum.With((StoreUpload store) => store.Run(new StoreUpload.Command(ines, Pixels.Gif(1), "photo.gif"), default));
        var upload = await forum.Read(db => db.Uploads.SingleAsync());
        var name = $"uploads/{upload.Hash[..2]}/{upload.Hash}.gif";
        var bytes = await File.ReadAllBytesAsync(Path.Combine(forum.Folder, name));
        var backup = await Take(forum);

        var restored = await Restore(backup, force: false);

        restored.Manifest.Files.Select(f => f.Name).ShouldBe(["forum.db", name]);
        (await File.ReadAllBytesAsync(Path.Combine(folder, name))).ShouldBe(bytes);
        await using var again = await TestForum.Start(folder);
        (await again.Read(db => db.Posts.SingleAsync())).Id.ShouldBe(topic.PostId);
        (await again.With((UploadQueries uploads) => uploads.Open(UploadRef.Read(sent.Upload.Path)!.Value, ines, default)))!.File.ShouldStartWith(folder);
        Directory.GetFileSystemEntries(folder, ".restoring*").ShouldBeEmpty();
    }

    [Fact]
    public async Task a_forum_that_is_there_is_only_moved_aside_and_only_when_told_to()
    {
        await using var forum = await TestForum.Start();
        var backup = await Take(forum);
        await File.WriteAllTextAsync(Path.Combine(folder, "forum.db"), "something dear");

        (await Should.ThrowAsync<BackupFault>(() => Restore(backup, force: false))).Message.ShouldContain("--force");
        var restored = await Restore(backup, force: true);

        (await File.ReadAllTextAsync(Path.Combine(restored.Aside!, "forum.db"))).ShouldBe("something dear");
    }

    [Fact]
    public async Task one_flipped_bit_anywhere_is_noticed()
    {
        await using var forum = await TestForum.Start();
        await forum.Topic(await forum.Person("ines"), await forum.Category("Entraide"));
        var whole = await File.ReadAllBytesAsync(await Take(forum));
        var random = new Random(20261122);
        var path = Path.Combine(folder, "damaged.zip");

        foreach (var at in Enumerable.Range(0, 100).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(whole.Length))))
        {
            var bit = (byte)(1 << random.Next(8));
            whole[at] ^= bit;
            await File.WriteAllBytesAsync(path, whole);
            await Should.ThrowAsync<BackupFault>(() => Restore(path, force: true), $"byte {at}");
            whole[at] ^= bit;
        }

        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe(["damaged.zip"]);
    }

    [Fact]
    public async Task a_backup_cut_short_is_no_backup()
    {
        await using var forum = await TestForum.Start();
        var bytes = await File.ReadAllBytesAsync(await Take(forum));
        var path = Path.Combine(folder, "short.zip");

        foreach (var length in new[] { 0, 10, 80, bytes.Length / 2, bytes.Length - 1 })
        {
            await File.WriteAllBytesAsync(path, bytes[..length]);
            await Should.ThrowAsync<BackupFault>(() => Restore(path, force: true));
        }

        (await Should.ThrowAsync<BackupFault>(() => Restore(Path.Combine(folder, "nothing.zip"), force: true))).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task a_name_that_leads_out_of_the_folder_is_refused()
    {
        var path = Path.Combine(folder, "sly.zip");
        await BackupFile.Write(path, async archive =>
        {
            foreach (var name in new[] { "uploads/../../outside", BackupManifest.Name })
            {
                await using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                await entry.WriteAsync(name == BackupManifest.Name ? new BackupManifest(DateTime.UnixEpoch, "", [new("uploads/../../outside", 1, "x")]).Write() : "x");
            }
        }, default);

        (await Should.ThrowAsync<BackupFault>(() => Restore(path, force: true))).Message.ShouldContain("no place for a file");
        File.Exists(Path.Combine(folder, "..", "outside")).ShouldBeFalse();
    }

    [Fact]
    public async Task a_backup_of_a_newer_program_is_refused_with_words()
    {
        await using var forum = await TestForum.Start();
        await forum.Write(write => write.Db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')"));
        var copy = Path.Combine(folder, "copy");
        await forum.Services.GetRequiredService<IForumEngine>().CopyTo(copy, default);
        var bytes = await File.ReadAllBytesAsync(copy);
        var backup = Path.Combine(folder, "newer.zip");
        await BackupFile.Write(backup, async archive =>
        {
            await using (var entry = archive.CreateEntry("forum.db").Open()) await entry.WriteAsync(bytes);
            var manifest = new BackupManifest(DateTime.UnixEpoch, "99.0.0", [new("forum.db", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))]);
            await using var list = new StreamWriter(archive.CreateEntry(BackupManifest.Name).Open());
            await list.WriteAsync(manifest.Write());
        }, default);

        (await Should.ThrowAsync<BackupFault>(() => Restore(backup, force: false))).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task backups_taken_while_twenty_people_write_hold_every_acknowledged_post()
    {
        await using var forum = await TestForum.Start();
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => forum.Person(new string('x', n + 2))));
        var topic = await forum.Topic(people[0], await forum.Category("Entraide"));
        using var stop = new CancellationTokenSource();
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<long>();
        var writers = people.Select(person => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) acknowledged.Add((await forum.Reply(person, topic.TopicId)).PostId);
        })).ToArray();

        try
        {
            for (var n = 0; n < 20; n++)
            {
                var before = acknowledged.ToList();
                var backup = await Take(forum, Path.Combine(folder, $"{n}.zip"));
                await CheckRestored(backup, Path.Combine(folder, $"restored-{n}"), before);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        acknowledged.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void seven_days_and_four_weeks_are_kept_and_strangers_untouched()
    {
        var names = Enumerable.Range(0, 60).SelectMany(day => new[] { "033000", "120000" }
            .Select(time => $"preau-{new DateTime(2026, 3, 31).AddDays(-day):yyyy-MM-dd}-{time}.zip")).Append("mine.zip").Append("preau-2020.zip").ToList();

        var kept = names.Except(BackupRetention.Superfluous(names, new BackupSettings())).ToList();

        kept.ShouldBe(
        [
            "preau-2026-03-31-120000.zip", "preau-2026-03-30-120000.zip", "preau-2026-03-29-120000.zip", "preau-2026-03-28-120000.zip", "preau-2026-03-27-120000.zip",
            "preau-2026-03-26-120000.zip", "preau-2026-03-25-120000.zip", "preau-2026-03-22-120000.zip", "preau-2026-03-15-120000.zip", "mine.zip", "preau-2020.zip",
        ]);
    }

    [Fact]
    public async Task the_daily_backup_comes_once_a_day_at_its_minute()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        var worker = ActivatorUtilities.CreateInstance<BackupWorker>(forum.Services);
        (await worker.TakeIfDue(default)).ShouldBeFalse();

        var taken = 0;
        for (var hour = 0; hour < 60; hour++)
        {
            forum.Clock.Advance(TimeSpan.FromHours(1));
            if (await worker.TakeIfDue(default)) taken++;
        }

        taken.ShouldBe(2);
        Directory.GetFiles(Path.Combine(forum.Folder, "backups")).Select(Path.GetFileName).Order().ShouldBe(["preau-2026-03-03-040000.zip", "preau-2026-03-04-040000.zip"]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task CheckRestored(string backup, string target, List<long> acknowledged)
    {
        await using var engine = new SqliteEngine(new SqliteConnections(Path.Combine(target, "forum.db")));
        Directory.CreateDirectory(target);
        await new RestoreBackup(engine, new BackupFolder(target), TimeProvider.System).Run(new RestoreBackup.Command(backup, Force: false), default);
        await using var db = engine.OpenReader();
        var there = await db.Posts.Select(p => p.Id).ToHashSetAsync();
        acknowledged.ShouldAllBe(id => there.Contains(id));
        var topic = await db.Topics.SingleAsync();
        (topic.PostCount, topic.LastNumber).ShouldBe((there.Count, there.Count));
    }

    private static async Task<string> Take(TestForum forum, string? output = null) =>
        (await forum.With((TakeBackup take) => take.Run(new TakeBackup.Command(output), default))).Path;

    private async Task<RestoreBackup.Outcome> Restore(string backup, bool force)
    {
        await using var engine = new SqliteEngine(new SqliteConnections(Path.Combine(folder, "forum.db")));
        return await new RestoreBackup(engine, new BackupFolder(folder), TimeProvider.System).Run(new RestoreBackup.Command(backup, force), default);
    }
}
