namespace Forum.Web.Platform.Compression;

/// <summary>A page as it travels, cut where something belongs that is one reader's or one answer's own.</summary>
/// <param name="Runs">One more than there are holes.</param>
/// <param name="Holes">What belongs between them.</param>
internal sealed record KeptPage(IReadOnlyList<PageRun> Runs, IReadOnlyList<PageHole> Holes)
{
    public IEnumerable<PageRun> Filled(Func<PageHole, PageRun> fill)
    {
        yield return Runs[0];
        for (var i = 0; i < Holes.Count; i++)
        {
            yield return fill(Holes[i]);
            yield return Runs[i + 1];
        }
    }
}
