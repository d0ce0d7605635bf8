using System.Text;

namespace Forum.Core.Platform.Email;

/// <summary>Text as every mail server carries it: ASCII, no line over 76, readable in the raw (RFC 2045).</summary>
internal static class QuotedPrintable
{
    private const int LineLimit = 76;
    private const string Hex = "0123456789ABCDEF";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Line(Encoding.UTF8.GetBytes(line), encoded);
            encoded.Append("\r\n");
        }

        return encoded.ToString();
    }

    private static void Line(byte[] bytes, StringBuilder encoded)
    {
        // Old mailboxes take a line that begins with "From " for the next letter.
        var isFrom = bytes.AsSpan().StartsWith("From "u8);
        var used = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            var isLast = i == bytes.Length - 1;
            var isPlain = b is (>= 33 and <= 126 and not (byte)'=') or (byte)' ' or (byte)'\t';
            if ((b is (byte)' ' or (byte)'\t' && isLast) || (i == 0 && isFrom)) isPlain = false;

            var width = isPlain ? 1 : 3;
            if (used + width > LineLimit - (isLast ? 0 : 1))
            {
                encoded.Append("=\r\n");
                used = 0;
            }

            if (isPlain) encoded.Append((char)b);
            else encoded.Append('=').Append(Hex[b >> 4]).Append(Hex[b & 15]);
            used += width;
        }
    }
}
