using System.ComponentModel;
using System.Diagnostics;

namespace Forum.Web.Tests.Platform.Theming;

public sealed class VendoredScriptTests
{
    [Fact]
    public async Task the_committed_bundle_is_what_the_lock_file_makes()
    {
        var frontend = Path.Combine(SpriteTests.Root, "frontend");
        var copy = Directory.CreateTempSubdirectory("preau-frontend").FullName;
        try
        {
            foreach (var file in new[] { "package.json", "package-lock.json", "build.mjs" })
                File.Copy(Path.Combine(frontend, file), Path.Combine(copy, file));
            if (await Run("npm", copy, "ci", "--ignore-scripts", "--no-audit", "--no-fund") is { Length: > 0 } reason)
                Assert.Skip("npm cannot fetch the packages here: " + reason);
            (await Run("node", copy, "build.mjs", "--out", copy)).ShouldBeEmpty();

            (await File.ReadAllTextAsync(Path.Combine(copy, "toolbar.js")))
                .ShouldBe(await File.ReadAllTextAsync(Path.Combine(SpriteTests.Root, "src/Forum.Web/wwwroot/js/toolbar.js")));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>What went wrong, or nothing.</summary>
    private static async Task<string> Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            await output;
            return process.ExitCode == 0 ? "" : error.Length > 0 ? error : $"{program} ended with {process.ExitCode}";
        }
        catch (Win32Exception failure)
        {
            return failure.Message;
        }
    }
}
