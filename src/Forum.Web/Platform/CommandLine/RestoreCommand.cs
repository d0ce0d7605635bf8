using System.CommandLine;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

internal sealed class RestoreCommand : StoreCommand
{
    private readonly Argument<string> file = new("file") { Description = "A file that forum backup has written." };
    private readonly Option<bool> force = new("--force") { Description = "Take the place of the forum that is there; it is moved aside, not deleted." };

    public RestoreCommand()
        : base("restore", "Puts a backup into the data folder, after checking every byte of it. Not while the forum runs.")
    {
        Arguments.Add(file);
        Options.Add(force);
    }

    protected override bool Migrates => false;

    protected override bool Begins(ParseResult result) => true;

    /// <summary>Asked first: a slip in the path must not leave a data folder behind.</summary>
    protected override string? Misuse(ParseResult result) =>
        File.Exists(result.GetValue(file)) ? null : $"There is no file {Path.GetFullPath(result.GetValue(file)!)}. Say which backup to put back: forum restore FILE.";

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        if (services.GetRequiredService<ServingMark>().IsTaken()) throw new StartFault("The forum is running. Stop it first, then restore.");

        try
        {
            var restored = await services.GetRequiredService<RestoreBackup>().Run(new RestoreBackup.Command(result.GetValue(file)!, result.GetValue(force)), ct);
            await services.GetRequiredService<IForumEngine>().Migrate(ct);
            if (restored.Aside is { } aside) await output.WriteLineAsync($"What was there is in {aside}");
            await output.WriteLineAsync($"The forum is as it was on {restored.Manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC ({restored.Manifest.Files.Count} files).");
            return 0;
        }
        catch (Exception e) when (e is BackupFault or IOException or UnauthorizedAccessException)
        {
            throw new StartFault(e.Message);
        }
    }
}
