using System.IO.Compression;
using System.Security.Cryptography;

namespace Forum.Web.Platform.Theming;

/// <summary>One file readers fetch: its bytes, its address with a fingerprint, and its compressed forms, each made once on first use.</summary>
internal sealed class Asset
{
    // Enough of SHA-256 that two versions of a file never share an address.
    private const int FingerprintLength = 10;

    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public Asset(string name, byte[] bytes)
    {
        Name = name;
        Bytes = bytes;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes))[..FingerprintLength];
        var dot = name.LastIndexOf('.');
        Path = $"{Assets.Root}{name[..dot]}-{Fingerprint}{name[dot..]}";
        ContentType = name[dot..] switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".woff2" => "font/woff2",
            ".txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
        brotli = new(() => Squeeze(into => new BrotliStream(into, CompressionLevel.SmallestSize)));
        gzip = new(() => Squeeze(into => new GZipStream(into, CompressionLevel.SmallestSize)));
    }

    public string Name { get; }
    public byte[] Bytes { get; }
    public string Fingerprint { get; }
    public string Path { get; }
    public string ContentType { get; }
    public byte[] Brotli => brotli.Value;
    public byte[] Gzip => gzip.Value;

    /// <summary>Pictures and fonts are compressed already.</summary>
    public bool Compresses => !ContentType.StartsWith("font/", StringComparison.Ordinal) && ContentType != "image/png";

    private byte[] Squeeze(Func<Stream, Stream> compressor)
    {
        using var into = new MemoryStream();
        using (var stream = compressor(into))
            stream.Write(Bytes);
        return into.ToArray();
    }
}
