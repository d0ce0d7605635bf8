using System.Text.Encodings.Web;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Platform.Email;

/// <summary>What stands below a letter's words: what to do, where, and how to get no more of the kind.</summary>
internal sealed record LetterFoot(string? Action, string? Link, string? After, string End)
{
    public string? Stop { get; init; }

    public string? StopLink { get; init; }
}

/// <summary>The same letter twice: as text, and as plain HTML that every mail program shows alike.</summary>
internal static class LetterShape
{
    public static string Plain(List<string> paragraphs, LetterFoot foot)
    {
        var parts = new List<string>(paragraphs);
        if (foot.Link is not null) parts.AddRange([$"{foot.Action}\n{foot.Link}", foot.After!]);
        parts.Add($"-- \n{foot.End}" + (foot.StopLink is null ? "" : $"\n{foot.Stop}\n{foot.StopLink}"));
        return string.Join("\n\n", parts) + "\n";
    }

    public static string Html(HtmlEncoder encoder, Language language, string subject, List<string> paragraphs, LetterFoot foot)
    {
        string Paragraph(string text) => $"<p>{encoder.Encode(text)}</p>";
        var body = string.Concat(paragraphs.Select(Paragraph));
        if (foot.Link is not null)
        {
            var address = encoder.Encode(foot.Link);
            body += $"<p><a href=\"{address}\"><b>{encoder.Encode(foot.Action!)}</b></a></p>{Paragraph(foot.After!)}<p><small>{address}</small></p>";
        }

        var stop = foot.StopLink is null ? "" : $"<p><small><a href=\"{encoder.Encode(foot.StopLink)}\">{encoder.Encode(foot.Stop!)}</a></small></p>";
        return $"<!doctype html><html lang=\"{language.Code}\"><head><meta charset=\"utf-8\"><title>{encoder.Encode(subject)}</title></head>" +
            $"<body>{body}<p><small>{encoder.Encode(foot.End)}</small></p>{stop}</body></html>";
    }
}
