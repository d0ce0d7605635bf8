using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>Notes who uses which uploads, inside the transaction of what uses them.</summary>
internal static class UploadUses
{
    /// <summary>Only what the actor may see counts as used: a guessed address in a public post opens nothing.</summary>
    public static async Task Set(Write write, Actor actor, UploadPlace place, long subjectId, IReadOnlyCollection<long> uploadIds, CancellationToken ct)
    {
        var before = await write.Db.UploadUses.Where(u => u.Place == place && u.SubjectId == subjectId).ToListAsync(ct);
        var gone = before.Where(u => !uploadIds.Contains(u.UploadId)).ToList();
        var added = uploadIds.Except(before.Select(u => u.UploadId)).ToList();
        if (gone.Count > 0)
        {
            var left = gone.ConvertAll(u => u.UploadId);
            write.Db.UploadUses.RemoveRange(gone);
            foreach (var upload in await write.Db.Uploads.Where(u => left.Contains(u.Id)).ToListAsync(ct)) upload.Leave(write.Now);
        }

        if (added.Count == 0) return;

        foreach (var upload in await write.Db.Uploads.VisibleTo(write.Db, actor).Where(u => added.Contains(u.Id)).ToListAsync(ct))
        {
            write.Db.UploadUses.Add(new UploadUse { Place = place, SubjectId = subjectId, UploadId = upload.Id });
            upload.Use(write.Now);
        }
    }
}
