using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Core.Platform.Email;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Platform.Email;

/// <summary>A letter in words, ready to be sent or looked at.</summary>
/// <param name="Link">The address the letter is about, absolute; null when it asks for nothing.</param>
internal sealed record WrittenEmail(string To, string Subject, string Text, string Html, string? Link);

/// <summary>
/// Puts a letter of the outbox into the words of its reader. Every template has the keys <c>mail.{template}.subject</c> and
/// <c>.text</c>; one with a link also has <c>.action</c> and <c>.after</c>. The data fill the blanks.
/// </summary>
internal sealed class EmailTemplates(WordBook book, HtmlEncoder encoder, TimeProvider time)
{
    /// <param name="mail">The row.</param>
    /// <param name="site">The forum's title.</param>
    /// <param name="origin">Where people reach the forum: scheme, host and port, without a slash at the end.</param>
    public WrittenEmail Write(Core.Platform.Email.Email mail, string site, string origin)
    {
        var words = new Words(book, encoder, time) { Language = Language.Find(mail.Language) ?? Language.French };
        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(mail.Data) ?? [];
        (string, object?)[] blanks = [.. data.Select(entry => (entry.Key, (object?)entry.Value)), ("site", site)];
        var link = data.TryGetValue("link", out var path) ? origin + path : null;

        var paragraphs = new List<string> { words["mail.hello", blanks] };
        paragraphs.AddRange(words[$"mail.{mail.Template}.text", blanks].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var action = link is null ? null : words[$"mail.{mail.Template}.action", blanks];
        var after = link is null ? null : words[$"mail.{mail.Template}.after", blanks];

        // A line break in a name must not become a header of its own.
        var subject = words[$"mail.{mail.Template}.subject", blanks].ReplaceLineEndings(" ");
        return new WrittenEmail(mail.To, subject, Plain(paragraphs, action, link, after, words["mail.end", blanks]),
            Html(words.Language, subject, paragraphs, action, link, after, words["mail.end", blanks]), link);
    }

    private static string Plain(List<string> paragraphs, string? action, string? link, string? after, string end)
    {
        var parts = new List<string>(paragraphs);
        if (link is not null) parts.AddRange([$"{action}\n{link}", after!]);
        parts.Add($"-- \n{end}");
        return string.Join("\n\n", parts) + "\n";
    }

    private string Html(Language language, string subject, List<string> paragraphs, string? action, string? link, string? after, string end)
    {
        var body = string.Concat(paragraphs.Select(Paragraph));
        if (link is not null)
        {
            var address = encoder.Encode(link);
            body += $"<p><a href=\"{address}\"><b>{encoder.Encode(action!)}</b></a></p>{Paragraph(after!)}<p><small>{address}</small></p>";
        }

        return $"<!doctype html><html lang=\"{language.Code}\"><head><meta charset=\"utf-8\"><title>{encoder.Encode(subject)}</title></head>" +
            $"<body>{body}<p><small>{encoder.Encode(end)}</small></p></body></html>";
    }

    private string Paragraph(string text) => $"<p>{encoder.Encode(text)}</p>";
}
