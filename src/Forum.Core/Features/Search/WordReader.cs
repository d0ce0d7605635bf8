using System.Text;

namespace Forum.Core.Features.Search;

/// <summary>
/// Cuts a text into folded words, the same way for what is written and for what is asked: « l’Élan » is <c>elan</c>,
/// « C# » is <c>csharp</c>. Writes into the caller's buffer, since a forum has many words.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Longer words are cut: nobody types more.</summary>
    public const int Limit = 64;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer[..Limit];
    private int position;
    private int length;

    /// <summary>Where the word stands in the text.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<char> Word => buffer[..length];

    public bool Next()
    {
        length = 0;
        while (position < text.Length)
        {
            if (length == 0) Start = position;
            if (TakeDotNet()) return true;
            var taken = TakeLetter(out var alone);
            if (taken > 0)
            {
                position += taken;
                End = position;
                if (alone) return true;
            }
            else if (alone)
            {
                return true;
            }
            else if (length == 0)
            {
                position++;
            }
            else if (!GoesOn())
            {
                TakeSign();
                return true;
            }
        }

        return length > 0;
    }

    /// <summary>The number of characters taken; none at a separator, and none at an ideograph that has to wait for the word before it.</summary>
    private int TakeLetter(out bool alone)
    {
        alone = false;
        var c = text[position];
        if (char.IsAscii(c))
        {
            if (!char.IsAsciiLetterOrDigit(c)) return 0;
            Append(char.ToLowerInvariant(c));
            return 1;
        }

        if (Rune.DecodeFromUtf16(text[position..], out var rune, out var size) != System.Buffers.OperationStatus.Done) return 0;
        var folded = LetterFold.Of(rune);
        if (folded is null) return 0;

        alone = LetterFold.StandsAlone(rune);
        if (alone && length > 0) return 0;
        foreach (var letter in folded) Append(letter);
        return size;
    }

    private void Append(char letter)
    {
        if (length < Limit) buffer[length++] = letter;
    }

    /// <summary>Whether the word continues behind this character, which is no letter; an elision is dropped, and its word begins behind it.</summary>
    private bool GoesOn()
    {
        var c = text[position];
        var joins = c switch
        {
            '\u00AD' or '\u200B' or '\u200C' or '\u200D' => true,
            '\'' or '’' or 'ʼ' or '＇' => GoesOnBehindApostrophe(),
            '.' => IsWordAt(position + 1, "js"),
            _ => false,
        };
        if (joins) position++;
        return joins;
    }

    private bool GoesOnBehindApostrophe()
    {
        if (position + 1 >= text.Length || !char.IsLetter(text[position + 1])) return false;
        if (IsElision(Word))
        {
            length = 0;
            return true;
        }

        if (!IsWordAt(position + 1, "s")) return Word is "aujourd" or "prud" || IsWordAt(position + 1, "t");
        position += 2;
        return false;
    }

    private static bool IsElision(ReadOnlySpan<char> word) => word is
        "l" or "d" or "j" or "m" or "t" or "s" or "n" or "c" or "qu" or "jusqu" or "lorsqu" or "puisqu" or "quoiqu" or "quelqu" or "presqu" or "entr";

    private bool TakeDotNet()
    {
        if (length > 0 || text[position] != '.' || !IsWordAt(position + 1, "net") || (position > 0 && char.IsLetterOrDigit(text[position - 1]))) return false;
        "dotnet".CopyTo(buffer);
        length = 6;
        position += 4;
        End = position;
        return true;
    }

    /// <summary>C#, F#, C++.</summary>
    private void TakeSign()
    {
        var sign = text[position..];
        if (length == 1 && sign[0] == '#' && !LetterAt(position + 1)) Take("sharp", 1);
        else if (sign.StartsWith("++", StringComparison.Ordinal) && !LetterAt(position + 2)) Take("plusplus", 2);
    }

    private void Take(string name, int size)
    {
        foreach (var letter in name) Append(letter);
        position += size;
        End = position;
    }

    private readonly bool IsWordAt(int start, string word) =>
        start < text.Length && text[start..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && !LetterAt(start + word.Length);

    private readonly bool LetterAt(int index) => index < text.Length && char.IsLetterOrDigit(text[index]);
}
