using System.Net;
using System.Text;
using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Uploads;

public sealed class LimitedUploadTests
{
    [Fact]
    public async Task on_the_first_day_people_attach_nothing_but_have_a_face()
    {
        await using var forum = await TestForum.Start(guarded: true);
        var ines = await forum.Person("ines");
        using var script = await forum.Script(ines);
        var refused = await script.Upload(Samples.Png(2, 2), "a.png");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, UploadPolicy.Newcomer));
        (await forum.With((SetAvatar set) => set.Run(new SetAvatar.Command(ines, new MemoryStream(Samples.Png(9, 9)), "a.png"), default))).ShouldBeOfType<SetAvatar.Outcome.Done>();

        forum.Clock.Advance(TimeSpan.FromHours(25));
        for (byte i = 1; i <= 10; i++) (await script.Upload(Samples.Png(2, 2, (byte)(i * 20)), "a.png")).Status.ShouldBe(HttpStatusCode.Created);
        (await script.Upload(Samples.Png(2, 2, 250), "a.png")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task without_libvips_pictures_are_cleaned_and_the_administration_says_so()
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:Vips"] = "off" });
        await forum.Member("ada", Role.Admin);
        using var script = await forum.Script(await forum.Person("ines"));
        foreach (var (name, bytes) in new[] { ("a.jpg", Samples.Jpeg), ("a.png", Samples.Png(1600, 8)), ("a.gif", Samples.Gif), ("a.webp", Samples.WebP) })
        {
            var made = await script.Upload(bytes, name);
            made.Status.ShouldBe(HttpStatusCode.Created, name);
            var row = await forum.Read(db => db.Uploads.SingleAsync(u => u.Id == made.Id));
            var stored = await File.ReadAllBytesAsync(forum.Services.GetRequiredService<UploadFolder>().Find(UploadFile.Of(row.Hash, row.Extension))!);
            PictureKind.Of(stored)!.Header(stored).ShouldNotBeNull();
            var told = Encoding.Latin1.GetString(stored);
            foreach (var secret in Samples.Secrets.Where(s => s != "Exif")) told.ShouldNotContain(secret);

            // How it is turned stays with a JPEG: nothing else could turn it.
            if (name == "a.jpg") (row.Width, row.Height, PictureKind.Jpeg.Header(stored)!.Orientation).ShouldBe((8, 16, 6));
            else told.ShouldNotContain("Exif");
            if (name == "a.png") (row.Width, row.SmallWidth).ShouldBe((1600, 0));
        }

        using var ada = forum.Visitor();
        await ada.SignIn("ada");
        (await ada.Get("/admin")).Text.ShouldContain("libvips n’est pas installé");
    }

    [Theory]
    [InlineData("100", HttpStatusCode.UnprocessableEntity, "uploads.refused.broken")]
    [InlineData("512", HttpStatusCode.Created, null)]
    public async Task a_converter_that_runs_out_of_memory_takes_nothing_with_it(string megabytes, HttpStatusCode status, string? code)
    {
        await using var forum = await TestForum.Start(settings: new() { ["Forum:VipsMemory"] = megabytes });
        Assert.SkipUnless(forum.Services.GetRequiredService<Vips>().IsHere, "libvips-tools is not installed");
        using var script = await forum.Script(await forum.Person("ines"));

        // Its lines come in seven passes, so that all of its 77 MB are held at once.
        var refused = await script.Upload(Samples.Interlaced(4400), "a.png");
        (refused.Status, refused.Code).ShouldBe((status, code));
        (await script.Upload(Samples.Png(300, 200), "a.png")).Status.ShouldBe(HttpStatusCode.Created);
    }
}
