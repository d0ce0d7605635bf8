using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>Removes what nothing uses any more: sent and forgotten, taken out of its post, or its post deleted long ago.</summary>
internal sealed class RemoveLooseUploads(ForumDb db, Writes writes, UploadFolder folder, SettingsStore settings, TimeProvider time)
{
    /// <summary>So many in one turn at the door, that nobody waits long behind it.</summary>
    private const int Batch = 100;

    public async Task<int> Run(CancellationToken ct)
    {
        var chosen = await settings.Get<UploadSettings>(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var removed = 0;
        while (true)
        {
            var count = await writes.RunEvictingNamed(write => Remove(write, chosen, now, ct), ct);
            removed += count;
            if (count < Batch) break;
        }

        await Sweep(ct);
        return removed;
    }

    private async Task<int> Remove(Write write, UploadSettings chosen, DateTime now, CancellationToken ct)
    {
        var loose = await Loose(write.Db, now.AddHours(-chosen.UnusedHours), now.AddDays(-chosen.RetentionDays)).Take(Batch).ToListAsync(ct);
        if (loose.Count == 0) return 0;

        var ids = loose.ConvertAll(u => u.Id);
        var hashes = loose.Select(u => u.Hash).Distinct().ToList();
        await write.Db.UploadUses.Where(u => ids.Contains(u.UploadId)).ExecuteDeleteAsync(ct);
        await write.Db.Uploads.Where(u => ids.Contains(u.Id)).ExecuteDeleteAsync(ct);
        var shared = await write.Db.Uploads.Where(u => hashes.Contains(u.Hash)).Select(u => u.Hash).ToListAsync(ct);

        // Rows first: should the machine stop in between, the files are swept another day.
        write.AfterCommit(() => RemoveFiles(hashes.Except(shared)));
        return loose.Count;
    }

    /// <summary>A post that was deleted may come back for a while, and with it what it shows.</summary>
    private static IQueryable<Upload> Loose(ForumDb db, DateTime unusedSince, DateTime goneSince)
    {
        var posts = db.Posts.Where(p => (p.DeletedAt == null || p.DeletedAt > goneSince) && (p.Topic.DeletedAt == null || p.Topic.DeletedAt > goneSince));
        return db.Uploads
            .Where(u => (u.LeftAt ?? u.CreatedAt) < (u.UsedAt == null ? unusedSince : goneSince))
            .Where(u => !db.UploadUses.Any(x => x.UploadId == u.Id && (x.Place != UploadPlace.Post || posts.Any(p => p.Id == x.SubjectId))))
            // Somebody has written half a post with it, and may come back to it much later.
            .Where(u => !db.Drafts.Any(d => d.Markdown.Contains(UploadRef.Root + u.Id + "-")))
            .OrderBy(u => u.Id);
    }

    /// <summary>Files without a row, of a process that was killed between the two; a day's grace for those that are on their way.</summary>
    private async Task Sweep(CancellationToken ct)
    {
        // By the machine's own clock, as the files are dated.
        var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        folder.ClearIncoming(before);
        foreach (var some in folder.HashesBefore(before).Chunk(Batch))
        {
            var known = await db.Uploads.Where(u => some.Contains(u.Hash)).Select(u => u.Hash).ToListAsync(ct);
            if (some.Except(known).ToList() is not { Count: > 0 } strays) continue;

            // Inside the door, so that nobody makes a row for one of them meanwhile.
            await writes.RunEvictingNamed(
                async write =>
                {
                    var met = await write.Db.Uploads.Where(u => strays.Contains(u.Hash)).Select(u => u.Hash).ToListAsync(ct);
                    RemoveFiles(strays.Except(met));
                },
                ct);
        }
    }

    private void RemoveFiles(IEnumerable<string> hashes)
    {
        foreach (var hash in hashes)
        {
            try
            {
                folder.Remove(hash);
            }
            catch (IOException)
            {
                // Still being read, on systems that mind; another day.
            }
        }
    }
}
