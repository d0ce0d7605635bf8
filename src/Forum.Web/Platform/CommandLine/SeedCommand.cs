using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Forum.Core.Features.Admin.Seeding;

namespace Forum.Web.Platform.CommandLine;

internal sealed class SeedCommand : StoreCommand
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    private readonly Option<int> users = Number("--users", "How many members to add.", 0);
    private readonly Option<int> topics = Number("--topics", "How many topics to add.", 0);
    private readonly Option<int> posts = Number("--posts", "How many posts to add, the topics' first ones included.", 0);
    private readonly Option<int> seed = Number("--seed", "The same number gives the same texts.", 1);

    public SeedCommand()
        : base("seed", "Adds varied content for load tests, through the real pipeline, with search rows and counters. Adds to what is there; "
            + "never use it on a forum that people use. While the forum runs it waits for its turn to write, and slows others down.")
    {
        Add(users);
        Add(topics);
        Add(posts);
        Add(seed);
    }

    /// <summary>Without a new member a new forum would have nobody to write.</summary>
    protected override bool Begins(ParseResult result) => result.GetValue(users) > 0;

    protected override string? Misuse(ParseResult result) => (result.GetValue(users), result.GetValue(topics), result.GetValue(posts)) switch
    {
        (0, 0, 0) => "Say how many: --users, --topics and --posts are 0 unless given.",
        var (_, topicCount, postCount) when topicCount > postCount || (topicCount == 0 && postCount > 0) =>
            "Each topic has a first post, and each post a topic: --posts cannot be less than --topics, nor --topics 0.",
        _ => null,
    };

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var (userCount, topicCount, postCount) = (result.GetValue(users), result.GetValue(topics), result.GetValue(posts));
        var began = Stopwatch.GetTimestamp();
        var told = began;
        var outcome = await services.GetRequiredService<SeedForum>().Run(new SeedForum.Command(userCount, topicCount, postCount, result.GetValue(seed), written =>
        {
            if (Stopwatch.GetElapsedTime(told) < TellEvery) return;
            told = Stopwatch.GetTimestamp();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} of {postCount} posts, {written / Stopwatch.GetElapsedTime(began).TotalSeconds:0} a second"));
        }), ct);

        if (outcome is not SeedForum.Outcome.Filled filled)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync("Topics need somebody to write them, and nobody is a member here: ask for one at least, with --users 1.");
            return 1;
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Added {filled.Users} members, {filled.Topics} topics and {filled.Posts} posts in {took:0.0} s ({filled.Posts / took:0} posts a second)."));
        return 0;
    }

    private static Option<int> Number(string name, string description, int otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = argument =>
        {
            if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            argument.AddError($"“{argument.Tokens[0].Value}” is no number for {name}; it should be a whole one, 0 or more.");
            return otherwise;
        },
    };
}
