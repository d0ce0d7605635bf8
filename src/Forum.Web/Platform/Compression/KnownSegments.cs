using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using Forum.Core.Platform.Caching;
using Microsoft.Extensions.Options;

namespace Forum.Web.Platform.Compression;

/// <summary>
/// Pieces of pages that came by more than once, already compressed. A piece is known by its bytes alone, so nothing has to be
/// evicted and nobody can be shown a piece that is not the one their page was made of.
/// </summary>
internal sealed class KnownSegments(IOptions<CachingOptions> caching)
{
    private const long MostBytes = 16 * 1024 * 1024;

    // Below this, to look costs as much as to compress.
    private const int Shortest = 256;

    private readonly BoundedCache<Key, Segment> segments = new(caching.Value.Off ? 0 : MostBytes, segment => segment.Plain.Length + segment.Deflated.Length + 256);

    // Which came by lately, in no order: what a page shows once is not worth keeping.
    private readonly Key?[] lately = new Key[8192];

    /// <summary>Null for a piece that is seen for the first time; the second time it is kept.</summary>
    public Segment? Find(ReadOnlySpan<byte> plain)
    {
        if (plain.Length < Shortest) return null;

        var key = new Key(Hash(plain), plain.Length);
        if (segments.Find(key, _ => true) is { } known) return known.Plain.Span.SequenceEqual(plain) ? known : null;

        ref var seen = ref lately[key.Hash % lately.Length];
        if (seen != key)
        {
            seen = key;
            return null;
        }

        var made = Segment.Make(plain.ToArray(), CompressionLevel.Optimal);
        segments.Keep(key, made);
        return made;
    }

    /// <summary>Nobody reads just now: whoever comes next has them made again.</summary>
    public void Clear() => segments.Clear();

    /// <summary>What stands between seams.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> written)
    {
        while (written.Length > 0)
        {
            var end = written.Span.IndexOf(Seam.Mark);
            yield return end < 0 ? written : written[..end];
            written = end < 0 ? default : written[(end + 1)..];
        }
    }

    /// <summary>What is known as it is; what stands between, in one piece.</summary>
    public IEnumerable<Segment> Segments(IEnumerable<ReadOnlyMemory<byte>> pieces, CompressionLevel level)
    {
        using var own = new PooledStream();
        foreach (var piece in pieces)
        {
            if (Find(piece.Span) is not { } segment)
            {
                own.Write(piece.Span);
                continue;
            }

            if (own.Written.Length > 0) yield return Segment.Make(own.Written, level);
            own.Clear();
            yield return segment;
        }

        if (own.Written.Length > 0) yield return Segment.Make(own.Written, level);
    }

    private static uint Hash(ReadOnlySpan<byte> plain)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(plain);
        uint hash = 0;
        foreach (var word in words) hash = BitOperations.Crc32C(hash, word);
        foreach (var last in plain[(words.Length * sizeof(ulong))..]) hash = BitOperations.Crc32C(hash, last);
        return hash;
    }

    private sealed record Key(uint Hash, int Length);
}
