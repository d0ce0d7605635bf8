using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Forum.Web.Tests.Features.Uploads;

/// <summary>Small pictures, made here.</summary>
internal static class Samples
{
    /// <summary>16 by 8, to be turned upright; with a place, a name, a serial number and a comment.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4QFORXhpZgAATU0AKgAAAAgACAESAAMAAAABAAYAAAEaAAUAAAABAAAAbgEbAAUAAAABAAAAdgEoAAMAAAABAAIAAAE7AAIAAAAOAAAAfgITAAMAAAABAAEAAIdpAAQAAAABAAAAjIglAAQAAA" +
        "ABAAAA1AAAAAAAAABIAAAAAQAAAEgAAAABSmVhbm5lIE1hcnRpbgAABZAAAAcAAAAEMDIzMpEBAAcAAAAEAQIDAKAAAAcAAAAEMDEwMKABAAMAAAAB//8AAKQxAAIAAAAGAAAAzgAAAAAxMjM0NQAA" +
        "BQAAAAEAAAAEAgMAAAABAAIAAAACTgAAAAACAAUAAAADAAABFgADAAIAAAACRQAAAAAEAAUAAAADAAABLgAAAAAAAAAwAAAAAQAAADMAAAABAAAC9AAAABkAAAACAAAAAQAAABEAAAABAAAAyQAAAA" +
        "X//gAQc2VjcmV0IGNvbW1lbnT/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2Nj" +
        "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBA" +
        "QAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKj" +
        "pKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAx" +
        "EEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmq" +
        "srO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDLoooriPpj/9k=");

    /// <summary>16 by 8, with a place and a name.</summary>
    public static readonly byte[] WebP = Convert.FromBase64String(
        "UklGRnwBAABXRUJQVlA4WAoAAAAIAAAADwAABwAAVlA4ICwAAACQAQCdASoQAAgAAgA0JaACdLoAA5gA/u921+N5vNbOP/7B3/6Dv/0Hf7JAAEVYSUYqAQAARXhpZgAASUkqABAAAABFeGlmTWV0YQ" +
        "gAEgEDAAEAAAABAAAAGgEFAAEAAAB2AAAAGwEFAAEAAAB+AAAAKAEDAAEAAAACAAAAOwECAA4AAACGAAAAEwIDAAEAAAABAAAAaYcEAAEAAACUAAAAJYgEAAEAAADiAAAAAAAAADhjAADoAwAAOGMA" +
        "AOgDAABKZWFubmUgTWFydGluAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAAQAAAAA6AEAAEAAAAIAAAAAAAAAAMAAAABAAQAAAACAwAAAQ" +
        "ACAAIAAABOAAAAAgAFAAMAAAAMAQAAAAAAADAAAAABAAAAMwAAAAEAAAD0AgAAGQAAAA==");

    /// <summary>Two frames of one dot, a comment between them, and something behind the end.</summary>
    public static readonly byte[] Gif =
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x21, 0xFE, 6, .. "secret"u8, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0,
        0x3B, .. "<script>alert(1)</script>"u8,
    ];

    /// <summary>What must not be left of any of them.</summary>
    public static readonly string[] Secrets = ["Jeanne", "secret", "12345", "<script", "GPS", "Exif"];

    /// <summary>One colour, with a name in it; the colour differs with the shade, and so the file.</summary>
    public static byte[] Png(int width, int height, byte shade = 90)
    {
        var line = new byte[width + 1];
        line.AsSpan(1).Fill(shade);
        return Png(width, height, colour: 0, interlace: 0, Enumerable.Repeat(line, height));
    }

    /// <summary>A square that one looks through, its lines in the seven passes of Adam7 (PNG 8.2).</summary>
    public static byte[] Interlaced(int side)
    {
        (int X, int Y, int Across, int Down)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var lines = passes.SelectMany(p => Enumerable.Repeat(new byte[1 + (4 * ((side - p.X + p.Across - 1) / p.Across))], (side - p.Y + p.Down - 1) / p.Down));
        return Png(side, side, colour: 6, interlace: 1, lines);
    }

    private static byte[] Png(int width, int height, byte colour, byte interlace, IEnumerable<byte[]> lines)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        head[9] = colour;
        head[12] = interlace;
        Chunk(file, "IHDR", head);
        Chunk(file, "tEXt", Encoding.Latin1.GetBytes("Author\0Jeanne Martin"));
        using var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var line in lines) zip.Write(line);
        }

        Chunk(file, "IDAT", data.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A head that claims more than anybody can hold.</summary>
    public static byte[] Bomb()
    {
        var png = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 50_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 50_000);
        return png;
    }

    private static void Chunk(Stream file, string name, byte[] body)
    {
        byte[] named = [.. Encoding.Latin1.GetBytes(name), .. body];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
