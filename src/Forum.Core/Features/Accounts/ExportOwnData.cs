using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Everything the forum keeps of one person, for that person: written while it is read, whatever its size. Nothing of anybody else is in it.</summary>
internal sealed class ExportOwnData(ForumDb db, UploadFolder folder)
{
    // Read by so many, so that a life's posts never stand in memory at once.
    private const int Batch = 200;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task WriteTo(Stream output, Actor actor, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var id = actor.Id;
        await Put(zip, "profile.json", await db.Members.Where(m => m.Id == id)
            .Select(m => new { m.Id, m.Username, m.DisplayName, m.Bio, m.Location, m.Website, m.JoinedAt, m.LastSeenAt, Role = m.Role.ToString() }).FirstAsync(ct), ct);
        await Put(zip, "account.json", await db.Accounts.Where(a => a.Id == id)
            .Select(a => new { a.Email, a.EmailConfirmed, a.PendingEmail, a.Language, a.GuidelinesVersion, a.GuidelinesAt }).FirstOrDefaultAsync(ct), ct);
        await Put(zip, "sessions.json", await db.Sessions.Where(s => s.MemberId == id).OrderBy(s => s.Id)
            .Select(s => new { s.Device, s.CreatedAt, s.LastSeenAt, s.ExpiresAt }).ToListAsync(ct), ct);
        await Put(zip, "groups.json", await db.GroupMembers.Where(g => g.MemberId == id)
            .Join(db.Groups, g => g.GroupId, g => g.Id, (m, g) => new { g.Name, m.IsOwner, m.AddedAt }).ToListAsync(ct), ct);
        await Put(zip, "likes.json", await db.PostLikes.Where(l => l.MemberId == id).OrderBy(l => l.PostId).Select(l => new { l.PostId, l.At }).ToListAsync(ct), ct);
        await Put(zip, "bookmarks.json", await db.Bookmarks.Where(b => b.MemberId == id).OrderBy(b => b.Id).Select(b => new { b.TopicId, b.PostId, b.Note, b.At }).ToListAsync(ct), ct);
        await Put(zip, "drafts.json", await db.Drafts.Where(d => d.MemberId == id).OrderBy(d => d.Id)
            .Select(d => new { d.Place, d.Title, d.Tags, d.CategoryId, d.IsQuestion, d.ReplyTo, d.Markdown, d.At }).ToListAsync(ct), ct);
        await Put(zip, "notifications.json", await db.Notifications.Where(n => n.MemberId == id).OrderBy(n => n.Id)
            .Select(n => new { Kind = n.Kind.ToString(), n.PostId, n.Detail, n.At, n.ReadAt, n.MailedAt }).ToListAsync(ct), ct);
        await Posts(zip, id, ct);
        await Uploads(zip, id, ct);
    }

    /// <summary>As they were stored: pictures without what their camera had written into them.</summary>
    private async Task Uploads(ZipArchive zip, long id, CancellationToken ct)
    {
        var uploads = await db.Uploads.Where(u => u.OwnerId == id).OrderBy(u => u.Id).ToListAsync(ct);
        await Put(zip, "uploads.json", uploads.ConvertAll(u => new { Address = StoredUpload.Of(u).Path, File = FileOf(u), u.Type, u.Size, u.CreatedAt }), ct);
        foreach (var upload in uploads)
        {
            if (folder.Find(UploadFile.Of(upload.Hash, upload.Extension)) is not { } file) continue;

            await using var entry = await zip.CreateEntry(FileOf(upload), CompressionLevel.NoCompression).OpenAsync(ct);
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            await content.CopyToAsync(entry, ct);
        }
    }

    // Two may have one name; their numbers differ.
    private static string FileOf(Upload upload) => string.Create(CultureInfo.InvariantCulture, $"uploads/{upload.Id}-{upload.Name}");

    /// <summary>Each post as its Markdown in a file of its own; its place in the address and nothing of the others there.</summary>
    private async Task Posts(ZipArchive zip, long id, CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            var posts = await db.Posts.Where(p => p.AuthorId == id && p.Id > last).OrderBy(p => p.Id).Take(Batch)
                .Select(p => new { p.Id, p.TopicId, p.Number, p.CreatedAt, p.EditedAt, p.Markdown, Own = p.Topic.AuthorId == id ? p.Topic.Title : null })
                .ToListAsync(ct);
            foreach (var post in posts)
            {
                var text = new StringBuilder().Append("---\n")
                    .Append(CultureInfo.InvariantCulture, $"post: {post.Id}\naddress: /p/{post.Id}\nwritten: {post.CreatedAt:yyyy-MM-ddTHH:mm:ssZ}\n");
                if (post.EditedAt is { } edited) text.Append(CultureInfo.InvariantCulture, $"edited: {edited:yyyy-MM-ddTHH:mm:ssZ}\n");
                if (post.Number == 1 && post.Own is { } title) text.Append(CultureInfo.InvariantCulture, $"title: {JsonSerializer.Serialize(title, Json)}\n");
                text.Append("---\n\n").Append(post.Markdown).Append('\n');
                await Put(zip, string.Create(CultureInfo.InvariantCulture, $"posts/{post.TopicId}-{post.Number}.md"), Encoding.UTF8.GetBytes(text.ToString()), ct);
            }

            if (posts.Count < Batch) return;
            last = posts[^1].Id;
        }
    }

    private static Task Put<T>(ZipArchive zip, string name, T value, CancellationToken ct) => Put(zip, name, JsonSerializer.SerializeToUtf8Bytes(value, Json), ct);

    private static async Task Put(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(content, ct);
    }
}
