using System.IO.Compression;

namespace Forum.Web.Platform.Compression;

/// <summary>Takes apart what a view rendered for keeping: the page, and beside it what this reader has for themselves on it.</summary>
internal sealed class PageCut
{
    private readonly KnownSegments known;
    private readonly List<PageRun> runs = [];
    private readonly List<PageHole> holes = [];
    private readonly Dictionary<PageHole, PageRun> own = [];
    private readonly List<ReadOnlyMemory<byte>> pieces = [];

    public PageCut(ReadOnlyMemory<byte> written, KnownSegments known)
    {
        this.known = known;
        foreach (var piece in KnownSegments.Pieces(written)) Take(piece);
        runs.Add(Run());
    }

    public KeptPage Page => new(runs, holes);

    public IReadOnlyDictionary<PageHole, PageRun> Own => own;

    private void Take(ReadOnlyMemory<byte> piece)
    {
        var text = piece.Span;
        switch (text.Length == HoleMark.Length ? text[0] : (byte)0)
        {
            case HoleMark.Left or HoleMark.Begins:
                runs.Add(Run());
                holes.Add((PageHole)text[1]);
                break;
            case HoleMark.Ends:
                own[(PageHole)text[1]] = Run();
                break;
            default:
                pieces.Add(piece);
                break;
        }
    }

    private PageRun Run()
    {
        var run = PageRun.Of([.. known.Segments(pieces, CompressionLevel.Optimal)]);
        pieces.Clear();
        return run;
    }
}
