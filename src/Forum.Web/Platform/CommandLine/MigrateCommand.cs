using System.CommandLine;
using System.Diagnostics;
using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

internal sealed class MigrateCommand() : StoreCommand("migrate",
    "Brings the tables to this program's version, without serving. Keeps a copy until it has worked. Not while a forum of another version runs.")
{
    protected override bool Migrates => false;

    protected override bool Begins(ParseResult result) => true;

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IForumEngine>();
        var began = Stopwatch.GetTimestamp();
        var wasReady = await engine.IsReady(ct);
        await engine.Migrate(ct);
        var folder = services.GetRequiredService<DataFolder>().Path;
        await output.WriteLineAsync(wasReady
            ? $"The store in {folder} is up to date."
            : $"The store in {folder} is up to date now ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s).");
        return 0;
    }
}
