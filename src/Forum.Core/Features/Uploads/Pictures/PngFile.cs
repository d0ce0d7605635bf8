using System.Buffers.Binary;

namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>A PNG, chunk by chunk.</summary>
internal static class PngFile
{
    private const int ChunkFrame = 12;

    // What is needed to show it, moving pictures included; no text, no date, no camera.
    private static readonly string[] Shown =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    public static PictureHeader? Header(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 33 || !bytes[12..16].SequenceEqual("IHDR"u8)) return null;

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) return null;
        var frames = 1u;
        for (var at = Signature.Length; Next(bytes, ref at, out var name, out var body) && name != "IDAT";)
        {
            if (name == "acTL" && body.Length >= 8) frames = BinaryPrimitives.ReadUInt32BigEndian(body);
        }

        return new PictureHeader((int)width, (int)height, (int)Math.Clamp(frames, 1, int.MaxValue));
    }

    public static byte[]? Cleaned(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(Signature);
        for (var at = Signature.Length; Next(bytes, ref at, out var name, out var body);)
        {
            if (Shown.Contains(name)) clean.Write(bytes.Slice(at - body.Length - ChunkFrame, body.Length + ChunkFrame));
            if (name == "IEND") return clean.ToArray();
        }

        return null;
    }

    private static bool Next(ReadOnlySpan<byte> bytes, scoped ref int at, out string name, out ReadOnlySpan<byte> body)
    {
        name = "";
        body = default;
        if (at + ChunkFrame > bytes.Length) return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        if (length > (uint)(bytes.Length - at - ChunkFrame)) return false;
        name = System.Text.Encoding.Latin1.GetString(bytes.Slice(at + 4, 4));
        body = bytes.Slice(at + 8, (int)length);
        at += ChunkFrame + (int)length;
        return true;
    }
}
