using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Platform.Email;

namespace Forum.Core.Tests.Platform.Email;

/// <summary>A letter's bytes: what every mail server carries and no value can break out of.</summary>
public sealed partial class MimeLetterTests
{
    private static readonly DateTime At = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void a_letter_has_its_head_and_both_texts()
    {
        var mime = Write(new WrittenEmail("ines@example.test", "Bonjour", "Un été.\n\nDeux = 2.", "<p>Un été</p>", null), unsubscribe: "https://forum.test/unsubscribe/abc");

        mime.ShouldContain("From: \"Le \\\"Forum\\\"\" <forum@example.test>\r\n");
        mime.ShouldContain("To: ines@example.test\r\nSubject: Bonjour\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@example.test>\r\n");
        mime.ShouldContain("Auto-Submitted: auto-generated\r\n");
        mime.ShouldContain("List-Unsubscribe: <https://forum.test/unsubscribe/abc>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        mime.ShouldContain("Un =C3=A9t=C3=A9.\r\n\r\nDeux =3D 2.\r\n");
        mime.ShouldContain("<p>Un =C3=A9t=C3=A9</p>\r\n");
        Write(new WrittenEmail("ines@example.test", "Bonjour", "a", "b", null)).ShouldNotContain("List-Unsubscribe");
    }

    [Fact]
    public void the_same_letter_is_the_same_to_the_byte()
    {
        var letter = new WrittenEmail("ines@example.test", "Bonjour", "a", "b", null);
        Write(letter).ShouldBe(Write(letter));
    }

    [Theory]
    [InlineData("Réponse à « Comment ranger le préau ? » — 三人行,必有我师焉 👩‍🏫👩‍🏫👩‍🏫 et ainsi de suite jusqu'au bout de la ligne")]
    [InlineData("Plain words that are rather long and go on and on until they have to be folded somewhere in the middle of it")]
    [InlineData("=?utf-8?B?bm9u?= is text")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void any_subject_comes_out_as_it_went_in(string subject)
    {
        var mime = Write(new WrittenEmail("ines@example.test", subject, "a", "b", null));

        mime.Split("\r\n").ShouldAllBe(line => line.Length <= 78 && line.All(char.IsAscii));
        Decoded(mime, "Subject").ShouldBe(subject);
    }

    [Theory]
    [InlineData("Bonjour\r\nBcc: victim@example.test")]
    [InlineData("Bonjour\nBcc: victim@example.test")]
    [InlineData("Bonjour\rBcc: victim@example.test")]
    [InlineData("Bonjour\u2028Bcc: victim@example.test\u0085\u0000")]
    public void no_value_begins_a_header_of_its_own(string evil)
    {
        var mime = MimeLetter.Write(new WrittenEmail(evil, evil, evil, evil, null), new Envelope("forum@example.test", evil, "<1@example.test>", At, evil) { Unsubscribe = evil });

        var head = Encoding.UTF8.GetString(mime).Split("\r\n\r\n")[0];
        head.Split("\r\n").ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        head.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain(c => char.IsControl(c));
    }

    [Fact]
    public void naughty_strings_stay_inside_their_lines()
    {
        foreach (var evil in Corpora.NaughtyStrings())
        {
            var mime = Encoding.UTF8.GetString(MimeLetter.Write(new WrittenEmail("ines@example.test", evil, evil, evil, null), new Envelope("forum@example.test", evil, "<1@example.test>", At, "fr")));
            mime.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain(c => c == '\r' || c == '\n');
            mime.Split("\r\n").ShouldAllBe(line => line.Length <= 998 && line.All(char.IsAscii));
        }
    }

    [Fact]
    public void no_line_of_a_text_is_long_or_taken_for_something_else()
    {
        var text = new string('é', 400) + "\nFrom here on\n" + "ends with spaces   \n" + new string('x', 76) + "\n" + new string('y', 77);
        var encoded = QuotedPrintable.Encode(text);

        encoded.Split("\r\n").ShouldAllBe(line => line.Length <= 76 && !line.StartsWith("From ", StringComparison.Ordinal) && !line.EndsWith(' '));
        Unquoted(encoded).ShouldBe(text.ReplaceLineEndings("\r\n") + "\r\n");
    }

    private static string Write(WrittenEmail letter, string? unsubscribe = null) => Encoding.UTF8.GetString(
        MimeLetter.Write(letter, new Envelope("forum@example.test", "Le \"Forum\"", "<1@example.test>", At, "fr") { Unsubscribe = unsubscribe }));

    private static string Decoded(string mime, string header)
    {
        var value = Unfold().Match(mime[mime.IndexOf(header + ": ", StringComparison.Ordinal)..]).Groups[1].Value.Replace("\r\n ", " ", StringComparison.Ordinal);
        value = Between().Replace(value, "?==?");
        return Word().Replace(value, word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
    }

    private static string Unquoted(string encoded)
    {
        var bytes = new List<byte>();
        var joined = encoded.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] != '=') bytes.Add((byte)joined[i]);
            else bytes.Add(Convert.ToByte(joined.Substring((i += 2) - 1, 2), 16));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"^\w+: ((?:[^\r]|\r\n )*)")]
    private static partial Regex Unfold();

    [GeneratedRegex(@"\?= =\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex Word();
}
