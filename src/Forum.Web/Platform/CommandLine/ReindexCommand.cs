using System.CommandLine;
using Forum.Core.Features.Search;

namespace Forum.Web.Platform.CommandLine;

internal sealed class ReindexCommand() : StoreCommand("reindex",
    "Makes the search index again from the posts, for instance after an update that says so. Safe while the forum runs.")
{
    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<RebuildSearchIndex>().Run(new(new Progress(output)), ct);
        await output.WriteLineAsync($"{outcome.Posts} posts are indexed.");
        return 0;
    }

    private sealed class Progress(TextWriter output) : IProgress<int>
    {
        private const int Step = 10_000;
        private int told;

        public void Report(int value)
        {
            if (value / Step == told) return;
            told = value / Step;
            output.WriteLine($"{value} …");
        }
    }
}
