using System.Buffers.Binary;

namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>A JPEG, segment by segment.</summary>
internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;
    private const byte Comment = 0xFE;
    private const int Orientation = 0x0112;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static PictureHeader? Header(ReadOnlySpan<byte> bytes)
    {
        var turned = 1;
        for (var at = 2; Next(bytes, ref at, out var marker, out var body) && marker != StartOfScan;)
        {
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) turned = OrientationIn(body[6..]);
            if (marker is < 0xC0 or > 0xCF or 0xC4 or 0xC8 or 0xCC) continue;
            if (body.Length < 6) return null;
            var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
            return width == 0 || height == 0 ? null : new PictureHeader(width, height, 1, turned);
        }

        return null;
    }

    /// <summary>Without camera, place, thumbnail and comments; how it is turned and its colours stay.</summary>
    public static byte[]? Cleaned(ReadOnlySpan<byte> bytes)
    {
        if (Header(bytes) is not { } header) return null;

        using var clean = new MemoryStream(bytes.Length);
        clean.Write([0xFF, 0xD8]);
        if (header.Orientation > 1) clean.Write([0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)header.Orientation, 0, 0, 0, 0, 0, 0]);
        for (var at = 2; Next(bytes, ref at, out var marker, out var body);)
        {
            if (Stays(marker, body))
            {
                // A thumbnail in the first segment could show what was cut off.
                var kept = marker == 0xE0 && body.Length > 14 ? [.. body[..12], 0, 0] : body;
                clean.Write([0xFF, marker, (byte)((kept.Length + 2) >> 8), (byte)(kept.Length + 2)]);
                clean.Write(kept);
            }

            if (marker != StartOfScan) continue;
            var end = EndOfScan(bytes, at);
            clean.Write(bytes[at..end]);
            at = end;
            if (at + 1 >= bytes.Length) return null;
            if (bytes[at + 1] != End) continue;
            clean.Write([0xFF, End]);
            return clean.ToArray();
        }

        return null;
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 => body.StartsWith("JFIF\0"u8) && body.Length >= 14,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or Comment => false,
        _ => true,
    };

    /// <summary>Where the next marker stands that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0) break;
            at += next;
            if (at + 1 >= bytes.Length) break;
            if (bytes[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
            at += bytes[at + 1] == 0xFF ? 1 : 2;
        }

        return bytes.Length;
    }

    private static bool Next(ReadOnlySpan<byte> bytes, scoped ref int at, out byte marker, out ReadOnlySpan<byte> body)
    {
        marker = 0;
        body = default;
        while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF) at++;
        if (at + 4 > bytes.Length || bytes[at] != 0xFF) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        if (length < 2 || at + 2 + length > bytes.Length) return false;
        marker = bytes[at + 1];
        body = bytes.Slice(at + 4, length - 2);
        at += 2 + length;
        return true;
    }

    /// <summary>The one value of EXIF that changes what one sees.</summary>
    private static int OrientationIn(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8) return 1;
        var little = exif[0] == 'I';
        var start = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (start > (uint)exif.Length - 2) return 1;
        var entries = exif[(int)start..];
        var count = Short(entries, little);
        for (var i = 0; i < count && 14 + (i * 12) <= entries.Length; i++)
        {
            var entry = entries[(2 + (i * 12))..];
            if (Short(entry, little) == Orientation) return Short(entry[8..], little) is >= 1 and <= 8 and var turned ? turned : 1;
        }

        return 1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
