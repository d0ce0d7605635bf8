using System.Net;
using System.Text;
using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Uploads;

public sealed class UploadApiTests(UploadForum shared) : IClassFixture<UploadForum>, IAsyncLifetime
{
    private readonly TestForum forum = shared.Forum;
    private Script max = null!;

    public async ValueTask InitializeAsync() => max = await forum.Script(await shared.Somebody());

    public ValueTask DisposeAsync()
    {
        max.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task a_picture_is_made_anew_and_tells_nothing_of_who_took_it(string kind)
    {
        var sent = kind switch { "jpg" => Samples.Jpeg, "gif" => Samples.Gif, "webp" => Samples.WebP, _ => Samples.Png(16, 8) };
        var made = await max.Upload(sent, "Ma_photo.bin");

        made.Status.ShouldBe(HttpStatusCode.Created);
        var url = made["url"].GetString()!;
        url.ShouldMatch($@"^/uploads/{made.Id}-[0-9a-f]{{16}}\.{kind}$");
        made["markdown"].GetString().ShouldBe($"![Ma photo]({url})");
        var row = await Row(made.Id);
        var stored = await File.ReadAllBytesAsync(StoredFile(row));
        stored.ShouldNotBe(sent);
        foreach (var secret in Samples.Secrets) Encoding.Latin1.GetString(stored).ShouldNotContain(secret);
        row.Size.ShouldBe(stored.Length);

        // It lies on its side as the camera held it; the page gets it upright.
        if (kind == "jpg") (row.Width, row.Height).ShouldBe((8, 16));
        if (kind == "gif") PictureKind.Gif.Header(stored)!.Frames.ShouldBe(2);
    }

    [Theory]
    [InlineData("zéro.png", "", "uploads.refused.empty")]
    [InlineData("photo.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "uploads.refused.type")]
    [InlineData("page.html", "<!doctype html><script>alert(1)</script>", "uploads.refused.type")]
    [InlineData("notes.txt", "  <HTML><body onload=alert(1)>", "uploads.refused.type")]
    [InlineData("a.exe", "MZ…", "uploads.refused.type")]
    [InlineData("photo.gif", "GIF89a and no more", "uploads.refused.broken")]
    [InlineData("photo.png", "\u0089PNG", "uploads.refused.type")]
    public async Task the_bytes_decide_and_a_refusal_says_why(string name, string content, string reason)
    {
        var answer = await max.Upload(Encoding.UTF8.GetBytes(content), name);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe(reason);
        answer["errors"].TryGetProperty("file", out _).ShouldBeTrue();
        Directory.EnumerateFiles(Path.Combine(forum.Folder, "incoming")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_bomb_is_known_by_its_head_and_a_part_of_a_picture_by_its_end()
    {
        (await max.Upload(Samples.Bomb(), "a.png")).Code.ShouldBe("uploads.refused.pixels");
        (await max.Upload(Samples.Png(400, 300)[..^30], "a.png")).Code.ShouldBe("uploads.refused.broken");

        byte[] film = [.. Samples.Gif[..19], .. Enumerable.Repeat<byte[]>([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0], 301).SelectMany(frame => frame), 0x3B];
        (await max.Upload(film, "a.gif")).Code.ShouldBe("uploads.refused.frames");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\windows\\win.ini.PDF", "win.ini.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.pdf")]
    [InlineData("..", "file.pdf")]
    [InlineData("rapport <b>final?.pdf", "rapport bfinal.pdf")]
    public async Task a_name_is_never_a_path(string sent, string kept)
    {
        var made = await max.Upload("%PDF-1.7 rien"u8.ToArray(), sent);
        made.Status.ShouldBe(HttpStatusCode.Created);
        (await Row(made.Id)).Name.ShouldBe(kept);
        made["markdown"].GetString().ShouldBe($"[{kept}]({made["url"].GetString()})");
    }

    [Fact]
    public async Task what_is_too_large_is_cut_off_and_what_fits_exactly_is_taken()
    {
        await shared.Choose(new UploadSettings { FileMegabytes = 1, PictureMegabytes = 1 });
        var most = new byte[1024 * 1024];
        "%PDF-1.7"u8.CopyTo(most);
        (await max.Upload(most, "a.pdf")).Status.ShouldBe(HttpStatusCode.Created);
        (await max.Upload([.. most, 0], "a.pdf")).Code.ShouldBe("uploads.refused.tooLarge");
        (await max.Upload(new byte[40 * 1024 * 1024], "a.pdf")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await shared.Choose(new UploadSettings());

        // Elsewhere nothing that large is read.
        (await max.Post("/markdown", new { markdown = new string('a', 2 * 1024 * 1024) })).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task a_day_has_its_number_of_files()
    {
        await shared.Choose(new UploadSettings { PerDay = 2 });
        await max.Upload(Samples.Png(1, 1, 1), "a.png");
        await max.Upload(Samples.Png(1, 1, 2), "a.png");
        var third = await max.Upload(Samples.Png(1, 1, 3), "a.png");
        (third.Status, third.Code).ShouldBe((HttpStatusCode.TooManyRequests, "uploads.refused.tooMany"));
        forum.Clock.Advance(TimeSpan.FromHours(25));
        (await max.Upload(Samples.Png(1, 1, 3), "a.png")).Status.ShouldBe(HttpStatusCode.Created);
        await shared.Choose(new UploadSettings());
    }

    [Fact]
    public async Task equal_bytes_lie_there_once_and_the_same_person_sends_them_once()
    {
        using var zoe = await forum.Script(await shared.Somebody());
        var first = await max.Upload(Samples.Png(20, 10), "a.png");
        (await max.Upload(Samples.Png(20, 10), "b.png")).Id.ShouldBe(first.Id);
        (await zoe.Upload(Samples.Png(20, 10), "a.png")).Id.ShouldNotBe(first.Id);
        var hash = (await Row(first.Id)).Hash;
        Directory.EnumerateFiles(Path.Combine(forum.Folder, "uploads"), hash + "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task a_request_that_is_no_form_is_told_so_and_one_sent_twice_is_answered_once()
    {
        (await max.Post("/uploads", new { file = "a" })).Code.ShouldBe("uploads.refused.missing");
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nabc");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await max.Send(HttpMethod.Post, "/uploads", broken, [])).Code.ShouldBe("uploads.refused.missing");

        var first = await max.Send(HttpMethod.Post, "/uploads", Fixed(), [("Idempotency-Key", "a")]);
        var again = await max.Send(HttpMethod.Post, "/uploads", Fixed(), [("Idempotency-Key", "a")]);
        (again.Id, again.IsReplayed).ShouldBe((first.Id, true));

        // The same bytes: a form's boundary is drawn anew each time.
        static ByteArrayContent Fixed()
        {
            byte[] body = [.. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"u8, .. Samples.Png(3, 3), .. "\r\n--x--\r\n"u8];
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            return content;
        }
    }

    private Task<Upload> Row(long id) => forum.Read(db => db.Uploads.SingleAsync(u => u.Id == id));

    private string StoredFile(Upload upload) => forum.Services.GetRequiredService<UploadFolder>().Find(UploadFile.Of(upload.Hash, upload.Extension))!;
}
