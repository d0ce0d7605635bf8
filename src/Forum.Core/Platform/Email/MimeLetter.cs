using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Platform.Email;

/// <summary>What stands on the envelope and in the head of a letter, beside its words.</summary>
internal sealed record Envelope(string From, string FromName, string MessageId, DateTime At, string Language)
{
    /// <summary>The absolute address that ends such mails in one click; null for letters that always come.</summary>
    public string? Unsubscribe { get; init; }
}

/// <summary>A letter as bytes: plain text and HTML of the same, ASCII throughout but for a recipient's own address.</summary>
internal static class MimeLetter
{
    public static byte[] Write(WrittenEmail letter, Envelope envelope)
    {
        // From the Message-ID, so that a second try is the same to the byte; "=_" cannot stand in quoted-printable text.
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(envelope.MessageId)))[..32];
        var mime = new StringBuilder()
            .Append(MimeHeader.Mailbox("From", envelope.FromName, envelope.From))
            .Append(MimeHeader.Raw("To", letter.To))
            .Append(MimeHeader.Text("Subject", letter.Subject))
            .Append(MimeHeader.Date("Date", envelope.At))
            .Append(MimeHeader.Raw("Message-ID", envelope.MessageId))
            .Append(MimeHeader.Raw("Content-Language", envelope.Language))
            // Absence notes are not to be sent to a program.
            .Append(MimeHeader.Raw("Auto-Submitted", "auto-generated"))
            .Append(MimeHeader.Raw("X-Auto-Response-Suppress", "All"));
        if (envelope.Unsubscribe is { } address)
        {
            mime.Append(MimeHeader.Raw("List-Unsubscribe", $"<{address}>"))
                .Append(MimeHeader.Raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }

        mime.Append("MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        Part(mime, boundary, "text/plain", letter.Text);
        Part(mime, boundary, "text/html", letter.Html);
        mime.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(mime.ToString());
    }

    private static void Part(StringBuilder mime, string boundary, string type, string text) => mime
        .Append("--").Append(boundary)
        .Append("\r\nContent-Type: ").Append(type).Append("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
        .Append(QuotedPrintable.Encode(text))
        .Append("\r\n");
}
