using System.CommandLine;
using Forum.Core.Platform.Backups;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

internal sealed class BackupCommand : StoreCommand
{
    private readonly Option<string?> output = new("--output") { Description = "The file to write. Without it a dated one in the data folder's backups." };

    public BackupCommand()
        : base("backup", "Writes everything into one file, checks it and prints its path. Safe while the forum runs.") => Options.Add(output);

    protected override bool Migrates => false;

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        try
        {
            var taken = await services.GetRequiredService<TakeBackup>().Run(new TakeBackup.Command(result.GetValue(this.output)), ct);
            await output.WriteLineAsync($"{taken.Size} bytes, written and read back:");
            await output.WriteLineAsync(taken.Path);
            return 0;
        }
        catch (Exception e) when (e is BackupFault or IOException or UnauthorizedAccessException)
        {
            throw new StartFault(e.Message);
        }
    }
}
