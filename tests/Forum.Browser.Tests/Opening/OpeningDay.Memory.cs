using System.Security.Cryptography;
using Forum.Web.Platform.CommandLine;

namespace Forum.Browser.Tests.Opening;

/// <content>What the forum holds, and that it is still there when the folder was lost.</content>
internal sealed partial class OpeningDay
{
    /// <summary>Everything that people would miss, as they see it.</summary>
    public async Task<List<string>> Remember()
    {
        var kept = new List<string>();
        if (!windows.ContainsKey(Founder)) await SignIn(Founder);
        var admin = await At(Founder);
        await Keep("/people", ".people b, .people .flair");
        await Keep("/admin/members", ".people li > div");
        await Keep("/admin/launch", ".stages li[aria-current]");
        await Keep("/mod/review?show=decided", ".case blockquote, .case .prose, .case .is");
        await Keep("/invitations", "[aria-labelledby=sent] li p:first-child");
        await Keep("/categories", "main h2, main h3");
        await Keep("/", ".brand");
        await Go(admin, "/admin/mail/settings");
        foreach (var field in new[] { "Host", "Port", "From" }) kept.Add(await admin.Page.Locator($"main [name={field}]").InputValueAsync());

        await Go(admin, topic);
        kept.AddRange(await admin.Page.Locator("h1, .post .prose, .post .flair, .accepted-mark").AllInnerTextsAsync());
        var source = await admin.Page.Locator("#post-1 .prose img").GetAttributeAsync("src");
        var picture = await admin.Page.Context.APIRequest.GetAsync(source!);
        picture.Status.ShouldBe(200);
        kept.Add($"{source}: {Convert.ToHexStringLower(SHA256.HashData(await picture.BodyAsync()))}");
        return kept;

        async Task Keep(string path, string what)
        {
            await Go(admin, path);
            var found = await admin.Page.Locator(what).AllInnerTextsAsync();
            found.ShouldNotBeEmpty(path);
            kept.AddRange(found.Select(text => $"{path}: {text}"));
        }
    }

    public async Task LoseAndRestore()
    {
        var backup = folder + ".zip";
        try
        {
            await CloseWindows();
            (await Command("backup", "--output", backup)).ShouldBe(0);
            await forum.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            (await Command("restore", backup)).ShouldBe(0);
            await Start();
        }
        finally
        {
            File.Delete(backup);
        }
    }

    private Task<int> Command(params string[] words) => ForumCommand.Run([.. words, $"--Forum:DataPath={folder}"]);
}
