using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>A file on its way to a reader.</summary>
internal sealed record ServedUpload(string File, string Type, string Name, string Tag, bool IsPicture, bool IsPublic);

/// <summary>Uploads for who opens their address, and for the texts that show them.</summary>
internal sealed class UploadQueries(ForumDb db, UploadFolder folder)
{
    /// <summary>Null for what is not there for this reader, which is also what nobody ever sent.</summary>
    public async Task<ServedUpload?> Open(UploadRef address, Actor actor, CancellationToken ct)
    {
        var found = await db.Uploads.VisibleTo(db, actor).Where(u => u.Id == address.Id)
            .Select(u => new { u.Hash, u.Type, u.Extension, u.Name, u.Width, IsPublic = db.Uploads.VisibleTo(db, Actor.Guest).Any(g => g.Id == u.Id) })
            .FirstOrDefaultAsync(ct);
        if (found is null || !found.Hash.StartsWith(address.Print, StringComparison.Ordinal)) return null;

        var isPicture = found.Width > 0;
        var webP = PictureKind.WebP.File;
        if (address.Size is { } size)
        {
            if (!isPicture || address.Extension != webP.Extension) return null;

            // Where no smaller one could be made, the whole one stands in for it.
            if (folder.Find(UploadFile.Of(found.Hash, size, webP.Extension)) is { } smaller)
                return new ServedUpload(smaller, webP.Type, Path.ChangeExtension(found.Name, webP.Extension), $"{address.Print}-{size}", isPicture, found.IsPublic);
        }
        else if (address.Extension != found.Extension)
        {
            return null;
        }

        return folder.Find(UploadFile.Of(found.Hash, found.Extension)) is { } file
            ? new ServedUpload(file, found.Type, found.Name, address.Print, isPicture, found.IsPublic)
            : null;
    }

    /// <summary>What the addresses in a text lead to, by address.</summary>
    public static async Task<Dictionary<UploadRef, UploadTarget>> Targets(ForumDb db, IReadOnlyList<UploadRef> addresses, CancellationToken ct)
    {
        if (addresses.Count == 0) return [];

        var ids = addresses.Select(a => a.Id).Distinct().ToList();
        var found = await db.Uploads.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return addresses.Where(a => found.TryGetValue(a.Id, out var upload) && upload.Print == a.Print).Distinct()
            .ToDictionary(a => a, a => Target(found[a.Id]));
    }

    private static UploadTarget Target(Upload upload)
    {
        var target = new UploadTarget(StoredUpload.Of(upload).Path, upload.Width, upload.Height);
        return upload.SmallWidth == 0 ? target : target with
        {
            ShownPath = SizePath(upload.Key, PictureSize.Small),
            ShownWidth = upload.SmallWidth,
            ShownHeight = upload.SmallHeight,
        };
    }

    public static string SizePath(string key, PictureSize size) => $"{UploadRef.Root}{key}-{size.Name}.{PictureKind.WebP.File.Extension}";

    /// <summary>How many there are and what they hold, for those who watch the disk.</summary>
    public async Task<(int Count, long Bytes)> Sum(CancellationToken ct) => (await db.Uploads.CountAsync(ct), await db.Uploads.SumAsync(u => u.Size, ct));
}
