using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Uploads;

/// <summary>Pictures of other programs' tests, and files that pretend to be pictures. FORUM_CORPUS=all takes every one, else a fixed sample.</summary>
public sealed class ImageCorpusTests
{
    private const int Seed = 20261122;
    private const int Sample = 40;

    // A hang is what this looks for, on however loaded a machine: the converter is stopped after fifteen seconds, and is asked twice.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private static readonly string[] MustBeShown = ["ordinary", "metadata", "orientation", "animated", "colour-and-mode"];

    private static readonly string[] Telling = ["GPS", "Serial", "Owner", "Artist", "Creator", "Comment", "XMP", "IPTC", "MakerNotes", "ThumbnailImage"];

    [Fact]
    public async Task no_picture_harms_the_forum_and_none_that_is_kept_tells_of_its_maker()
    {
        var folder = Corpora.Path("images");
        var all = Environment.GetEnvironmentVariable("FORUM_CORPUS") == "all";

        // So little memory is a test of its own: what needs more ends, and nothing else does.
        await using var forum = await TestForum.Start(settings: new() { ["Forum:VipsMemory"] = "200" });
        Assert.SkipUnless(forum.Services.GetRequiredService<Vips>().IsHere, "libvips-tools is not installed");
        await forum.Write(write => forum.Services.GetRequiredService<Core.Platform.Settings.SettingsStore>().Save(new UploadSettings { PerDay = 10_000 }, write, CancellationToken.None));
        using var script = await forum.Script(await forum.Person("ines"));

        using var index = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "index.json")));
        var cases = index.RootElement.EnumerateArray().Select(c => new Case(c.GetProperty("file").GetString()!, c.GetProperty("category").GetString()!)).ToArray();
        if (!all) new Random(Seed).Shuffle(cases);
        var report = new Dictionary<string, (int Kept, int Refused)>();
        var broken = new Dictionary<string, int>();
        var (worst, slowest) = (TimeSpan.Zero, "");
        foreach (var one in all ? cases : cases.Take(Sample))
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, one.File));
            var began = Stopwatch.GetTimestamp();
            var answer = await script.Upload(bytes, Path.GetFileName(one.File));
            var took = Stopwatch.GetElapsedTime(began);
            ((int)answer.Status).ShouldBeLessThan(500, one.File);
            took.ShouldBeLessThan(Longest, one.File);
            if (took > worst) (worst, slowest) = (took, one.File);
            var kept = answer.Status == HttpStatusCode.Created;
            var (before, no) = report.GetValueOrDefault(one.Category);
            report[one.Category] = (before + (kept ? 1 : 0), no + (kept ? 0 : 1));
            if (!kept)
            {
                answer.Code!.ShouldStartWith("uploads.refused.", customMessage: one.File);
                if (answer.Code != JudgeFile.Broken) continue;
                broken[one.Category] = broken.GetValueOrDefault(one.Category) + 1;
                if (MustBeShown.Contains(one.Category)) TestContext.Current.TestOutputHelper!.WriteLine($"refused as broken: {one.File}");
                continue;
            }

            var row = await forum.Read(db => db.Uploads.SingleAsync(u => u.Id == answer.Id));
            row.Type.ShouldNotContain("html");
            row.Type.ShouldNotContain("svg");
            if (row.IsPicture) row.Hash.ShouldNotBe(Convert.ToHexStringLower(SHA256.HashData(bytes)), one.File);
        }

        foreach (var (category, (kept, refused)) in report.OrderBy(r => r.Key, StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper!.WriteLine($"{category}: {kept} kept, {refused} refused");
        TestContext.Current.TestOutputHelper!.WriteLine($"slowest: {slowest}, {worst.TotalMilliseconds:0} ms");
        foreach (var shown in MustBeShown.Where(report.ContainsKey)) report[shown].Kept.ShouldBeGreaterThanOrEqualTo(broken.GetValueOrDefault(shown), shown);
        if (report.TryGetValue("active-content", out var active)) active.Kept.ShouldBe(0);

        (await script.Upload(Samples.Png(20, 20), "a.png")).Status.ShouldBe(HttpStatusCode.Created);
        await ShouldTellNothing(Path.Combine(forum.Folder, "uploads"));
    }

    private static async Task ShouldTellNothing(string folder)
    {
        if (!File.Exists("/usr/bin/exiftool"))
        {
            TestContext.Current.TestOutputHelper!.WriteLine("exiftool is not installed: what is left in the files was not looked at");
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("/usr/bin/exiftool", ["-j", "-r", "-G", "-u", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var found = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await errors;
        var left = found.RootElement.EnumerateArray()
            .SelectMany(file => file.EnumerateObject().Where(tag => !tag.Name.StartsWith("File:", StringComparison.Ordinal) && !tag.Name.StartsWith("ICC_Profile:", StringComparison.Ordinal) && tag.Name != "SourceFile" && Telling.Any(tag.Name.Contains)).Select(tag => $"{file.GetProperty("SourceFile")}: {tag}"));
        left.ShouldBeEmpty();
    }

    private sealed record Case(string File, string Category);
}
