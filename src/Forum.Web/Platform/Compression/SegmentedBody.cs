using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace Forum.Web.Platform.Compression;

/// <summary>Gathers a page, and sends it as gzip made of its segments. What is no page goes straight through.</summary>
internal sealed class SegmentedBody(HttpResponse response, IHttpResponseBodyFeature sent, KnownSegments known) : PooledStream
{
    private bool? isPage;

    /// <summary>Set by who renders a page for keeping: makes what travels of what was written.</summary>
    public Func<ReadOnlyMemory<byte>, IEnumerable<PageRun>>? Cut { get; set; }

    /// <summary>Set by who has the page already, instead of writing it.</summary>
    public IEnumerable<PageRun>? Ready { get; set; }

    /// <summary>The answer is whole.</summary>
    public async Task Complete(CancellationToken ct)
    {
        if (Written.Length == 0 && Ready is null) return;

        List<PageRun> runs = [.. Ready ?? Cut?.Invoke(Written) ?? known.Segments(KnownSegments.Pieces(Written), CompressionLevel.Fastest).Select(PageRun.Of)];
        if (response.Headers.Vary.Count == 0) response.Headers.Vary = "Accept-Encoding";
        await PackedPage.Send(runs, response, sent.Writer, ct);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsPage()) base.Write(buffer);
        else sent.Stream.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsPage() ? base.WriteAsync(buffer, cancellationToken) : sent.Stream.WriteAsync(buffer, cancellationToken);

    // A page is sent when it is whole.
    public override void Flush()
    {
        if (isPage == false) sent.Stream.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPage == false ? sent.Stream.FlushAsync(cancellationToken) : Task.CompletedTask;

    private bool IsPage() => isPage ??= !response.HasStarted && response.Headers.ContentEncoding.Count == 0
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
}
