using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Forum.Core.Features.Demo;

namespace Forum.Web.Platform.CommandLine;

internal sealed class DemoCommand : StoreCommand
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    private readonly Option<string?> language = new("--language") { Description = "fr or en; the site's own unless given.", HelpName = "fr|en" };

    public DemoCommand()
        : base("demo", "Fills an empty forum with a believable training community: people, categories, and topics of the past weeks. "
            + "Sets a new forum up first. Refuses where topics are. Nobody gets mail, and only the people whose passwords it prints can sign in.")
    {
        language.AcceptOnlyFromAmong([.. DemoFiles.Languages]);
        Add(language);
    }

    protected override bool Begins(ParseResult result) => true;

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var told = began;
        var outcome = await services.GetRequiredService<FillDemo>().Run(new FillDemo.Command(result.GetValue(language), (said, all) =>
        {
            if (Stopwatch.GetElapsedTime(told) < TellEvery) return;
            told = Stopwatch.GetTimestamp();
            output.WriteLine($"{said} of {all} posts");
        }), ct);
        if (Refusal(outcome) is { } refusal)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(refusal);
            return 1;
        }

        var filled = (FillDemo.Outcome.Filled)outcome;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{filled.People} people have written {filled.Posts} posts in {filled.Topics} topics and {filled.Categories} categories, and given {filled.Likes} likes ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s)."));
        await output.WriteLineAsync("Sign in as:");
        foreach (var (username, password) in filled.SignIns) await output.WriteLineAsync($"  {username,-10} {password}");
        return 0;
    }

    private static string? Refusal(FillDemo.Outcome outcome) => outcome switch
    {
        FillDemo.Outcome.NotEmpty(var topics) => $"This forum has {topics} topics already: the demo is for an empty one. Give it a data folder of its own, with --Forum:DataPath=demo.",
        FillDemo.Outcome.NameTaken(var name) => $"Somebody is called “{name}” here, a name that the demo needs. Give it a data folder of its own, with --Forum:DataPath=demo.",
        _ => null,
    };
}
