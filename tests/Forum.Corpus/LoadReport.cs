using System.Collections.Concurrent;

namespace Forum.Corpus;

/// <summary>What became of every post.</summary>
internal sealed class LoadReport
{
    private int posts;
    private int likes;
    private int lost;

    /// <summary>Topics by their thread: the address of the page and how many pages there are.</summary>
    public ConcurrentDictionary<string, LoadedTopic> Topics { get; } = new();

    public ConcurrentBag<Refused> Refused { get; } = [];

    public int Posts => posts;

    public int Likes => likes;

    /// <summary>Replies to a topic that was refused: nobody asked the forum about them.</summary>
    public int Lost => lost;

    public void Took() => Interlocked.Increment(ref posts);

    public void Thanked() => Interlocked.Increment(ref likes);

    public void Lose(int replies) => Interlocked.Add(ref lost, replies);

    /// <summary>What was refused and should not have been, and what was taken and should not have been.</summary>
    public IReadOnlyList<string> Surprises(IEnumerable<CorpusThread> threads)
    {
        var asked = threads.SelectMany(thread => Topics.ContainsKey(thread.Id) ? thread.Posts : thread.Posts.Take(1), ExpectedRefusal.Of).OfType<Refused>().ToHashSet();
        var refused = Refused.ToHashSet();
        return [.. refused.Except(asked).Select(r => $"refused, but breaks no limit: {r}"), .. asked.Except(refused).Select(r => $"taken, but breaks a limit: {r}")];
    }
}

internal sealed record LoadedTopic(long Id, string Url, int Pages);
