using System.Text;

namespace Forum.Core.Platform.Email;

/// <summary>
/// Lines of a letter's head. A value can hold anything somebody typed: control signs become spaces, so that no value begins a
/// line of its own; what is not plain ASCII becomes encoded words (RFC 2047); long lines are folded at spaces.
/// </summary>
internal static class MimeHeader
{
    private const int LineLimit = 76;

    // Three quarters of what fits between =?utf-8?B? and ?= on a line.
    private const int WordBytes = 45;

    public static string Text(string name, string value) => $"{name}: {Folded(Words(Clean(value), name.Length + 2), name.Length + 2)}\r\n";

    /// <summary>As it is: for what is ASCII and must not be folded inside, such as an address of the web.</summary>
    public static string Raw(string name, string value) => $"{name}: {Clean(value)}\r\n";

    public static string Mailbox(string name, string displayName, string address)
    {
        var clean = Clean(displayName);
        if (clean.Length == 0) return Raw(name, address);

        var written = IsPlain(clean)
            ? $"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Words(clean, name.Length + 2);
        return $"{name}: {Folded($"{written} <{Clean(address)}>", name.Length + 2)}\r\n";
    }

    public static string Date(string name, DateTime at) =>
        $"{name}: {at.ToString("ddd, dd MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)} +0000\r\n";

    private static string Clean(string value) => string.Concat(value.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static bool IsPlain(string value) =>
        Ascii.IsValid(value) && !value.Contains("=?", StringComparison.Ordinal) && value.Split(' ').All(word => word.Length < LineLimit - 10);

    private static string Words(string value, int used)
    {
        if (IsPlain(value)) return value;

        var words = new StringBuilder();
        var word = new List<byte>();
        var most = Math.Max(12, WordBytes - used);
        foreach (var rune in value.EnumerateRunes())
        {
            // A sign is never cut in two: each word must be readable alone.
            var bytes = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(bytes);
            if (word.Count + bytes.Length > most)
            {
                Append(words, word);
                most = WordBytes;
            }

            word.AddRange(bytes);
        }

        Append(words, word);
        return words.ToString();
    }

    private static void Append(StringBuilder words, List<byte> word)
    {
        if (words.Length > 0) words.Append(' ');
        words.Append("=?utf-8?B?").Append(Convert.ToBase64String([.. word])).Append("?=");
        word.Clear();
    }

    private static string Folded(string value, int used)
    {
        var folded = new StringBuilder();
        foreach (var word in value.Split(' '))
        {
            if (folded.Length > 0)
            {
                // A line must not consist of spaces alone, hence only before a word.
                var fold = used + 1 + word.Length > LineLimit && word.Length > 0;
                folded.Append(fold ? "\r\n " : " ");
                used = fold ? 1 : used + 1;
            }

            folded.Append(word);
            used += word.Length;
        }

        return folded.ToString();
    }
}
