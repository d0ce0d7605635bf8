namespace Forum.Web.Platform.Compression;

/// <summary>
/// The check sum of gzip for two texts one after the other, from the sums of each (RFC 1952 §8; the way of zlib's
/// crc32_combine: what follows shifts the first sum by its length, a multiplication of polynomials over GF(2)).
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // x^(8·2^n): shifts by one byte, two bytes, four bytes …
    private static readonly uint[] Shifts = Squares();

    // What one byte makes of a sum.
    private static readonly uint[] Bytes = [.. Enumerable.Range(0, 256).Select(value =>
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ Polynomial : sum >> 1;
        return sum;
    })];

    /// <summary>Of a short text; a long one has its sum from where it was compressed.</summary>
    public static uint Of(ReadOnlySpan<byte> text)
    {
        var sum = uint.MaxValue;
        foreach (var letter in text) sum = (sum >> 8) ^ Bytes[(byte)(sum ^ letter)];
        return ~sum;
    }

    public static uint Combine(uint first, uint second, long secondLength) => Follow(first, second, Shift(secondLength));

    /// <summary>The same, where the second text is used often: <paramref name="shift"/> is that of its length.</summary>
    public static uint Follow(uint first, uint second, uint shift) => Multiply(shift, first) ^ second;

    public static uint Shift(long length)
    {
        // x^0.
        var shift = 0x80000000;
        for (var n = 0; length != 0; n++, length >>= 1)
        {
            if ((length & 1) != 0) shift = Multiply(Shifts[n], shift);
        }

        return shift;
    }

    // Bits are reflected: the highest is x^0.
    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (var bit = 0x80000000; bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0) product ^= b;
            b = (b & 1) != 0 ? (b >> 1) ^ Polynomial : b >> 1;
        }

        return product;
    }

    private static uint[] Squares()
    {
        var squares = new uint[63];
        var power = 0x80000000 >> 8;
        for (var n = 0; n < squares.Length; n++)
        {
            squares[n] = power;
            power = Multiply(power, power);
        }

        return squares;
    }
}
