using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;

namespace Forum.Core.Features.Uploads;

/// <summary>What a file is: the type it is served as and the ending of its name.</summary>
internal sealed record FileKind(string Type, string Extension)
{
    // What a family of bytes may be called; the first is what it is called when its name says something else.
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["txt"] = "text/plain; charset=utf-8",
        ["md"] = "text/markdown; charset=utf-8",
        ["csv"] = "text/csv; charset=utf-8",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Archives = new Dictionary<string, string>
    {
        ["zip"] = "application/zip",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odp"] = "application/vnd.oasis.opendocument.presentation",
        ["epub"] = "application/epub+zip",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> OldOffice = new Dictionary<string, string>
    {
        ["doc"] = "application/msword",
        ["xls"] = "application/vnd.ms-excel",
        ["ppt"] = "application/vnd.ms-powerpoint",
    }.ToFrozenDictionary();

    /// <summary>Every ending that the setting can name.</summary>
    public static readonly IReadOnlyList<string> Known = [.. Texts.Keys, .. Archives.Keys, .. OldOffice.Keys, "pdf", "rtf"];

    /// <summary>By the bytes, then by the name as far as the bytes allow it; null for what is not on the list.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> bytes, string name, string allowed)
    {
        var list = allowed.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var named = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        var kind = Of(bytes, named);
        return kind is not null && list.Contains(kind.Extension, StringComparer.OrdinalIgnoreCase) ? kind : null;
    }

    private static FileKind? Of(ReadOnlySpan<byte> bytes, string named)
    {
        if (bytes.StartsWith("%PDF-"u8)) return new("application/pdf", "pdf");
        if (bytes.StartsWith("{\\rtf"u8)) return new("application/rtf", "rtf");
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return Archives.TryGetValue(named, out var type) ? new(type, named) : new(Archives["zip"], "zip");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return OldOffice.TryGetValue(named, out var type) ? new(type, named) : null;

        // Plain text has no mark of its own: it must be text throughout, and called so.
        return Texts.TryGetValue(named, out var text) && IsText(bytes) ? new(text, named) : null;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0) && !IsMarkup(bytes);

    /// <summary>A page or a drawing under the name of a text.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith('<') && Markup.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<!--", "<xsl", "<math", "<img", "<object"];
}
