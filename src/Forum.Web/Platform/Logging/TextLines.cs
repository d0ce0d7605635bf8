using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Forum.Web.Platform.Logging;

/// <summary>"2026-11-21T23:19:18.120Z info Forum.Setup: …". What a visitor sent can neither begin a line nor colour a terminal.</summary>
internal sealed class TextLines(TimeProvider? time = null) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "forum";

    private readonly TimeProvider clock = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer)
    {
        var at = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        writer.Write(at);
        writer.Write(' ');
        writer.Write(Word(entry.LogLevel));
        writer.Write(' ');
        writer.Write(entry.Category);
        writer.Write(": ");
        writer.Write(Inert(entry.Formatter(entry.State, entry.Exception)));
        if (entry.Exception is { } exception)
        {
            foreach (var line in exception.ToString().Split('\n'))
            {
                writer.Write(Environment.NewLine);
                writer.Write("    ");
                writer.Write(Inert(line.TrimEnd('\r')));
            }
        }

        writer.Write(Environment.NewLine);
    }

    /// <summary>Control characters and those that turn the direction of writing become visible signs.</summary>
    public static string Inert(string text)
    {
        if (!text.Any(IsUnruly)) return text;
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsUnruly(character)) safe.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsUnruly(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Warning => "warn",
        LogLevel.Error or LogLevel.Critical => "fail",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
