using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Forum.Core.Features.Demo.Drawing;

/// <summary>Shapes laid over each other, as a PNG: nothing has to be installed to draw a circle.</summary>
internal static class Painting
{
    /// <summary>Points looked at in a pixel, each way: enough for smooth edges.</summary>
    private const int Fine = 2;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1))];

    public static byte[] Png(IReadOnlyList<Shape> shapes, int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2); // 8 bits for each of red, green and blue
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Packed(Pixels(shapes, width, height)));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(IReadOnlyList<Shape> shapes, int width, int height)
    {
        var row = 1 + (width * 3);
        var bytes = new byte[row * height];
        var unit = 100.0 / height;
        Parallel.For(0, height, y =>
        {
            var here = shapes.Where(shape => shape.Top <= (y + 1) * unit && shape.Bottom >= y * unit).ToArray();
            for (var x = 0; x < width; x++) Pixel(here, x, y, unit).CopyTo(bytes, (y * row) + 1 + (x * 3));
        });
        return bytes;
    }

    private static byte[] Pixel(Shape[] shapes, int x, int y, double unit)
    {
        var (red, green, blue) = (0, 0, 0);
        for (var i = 0; i < Fine * Fine; i++)
        {
            var colour = Colour(shapes, (x + (((i % Fine) + 0.5) / Fine)) * unit, (y + (((i / Fine) + 0.5) / Fine)) * unit);
            (red, green, blue) = (red + (colour >> 16 & 0xFF), green + (colour >> 8 & 0xFF), blue + (colour & 0xFF));
        }

        const int points = Fine * Fine;
        return [(byte)(red / points), (byte)(green / points), (byte)(blue / points)];
    }

    /// <summary>The uppermost one's.</summary>
    private static int Colour(Shape[] shapes, double x, double y)
    {
        for (var i = shapes.Length - 1; i >= 0; i--)
        {
            if (shapes[i].Holds(x, y)) return shapes[i].Colour;
        }

        return 0xFFFFFF;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(0xFFFFFFFFu, (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        png.Write(number);
    }
}
