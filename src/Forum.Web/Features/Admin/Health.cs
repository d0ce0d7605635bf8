using System.Diagnostics;
using System.Reflection;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Admin;

/// <summary>How the program and its machine are.</summary>
internal sealed record Health
{
    public required string Program { get; init; }

    public required string Runtime { get; init; }

    public required string Engine { get; init; }

    public required TimeSpan Uptime { get; init; }

    public required long Memory { get; init; }

    public required long Database { get; init; }

    public required long FreeDisk { get; init; }

    public required IReadOnlyList<TakenBackup> Backups { get; init; }
}

internal sealed class HealthReader(DataFolder data, BackupFolder backups, IForumEngine engine)
{
    public static readonly string Version =
        typeof(HealthReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public Health Read()
    {
        using var process = Process.GetCurrentProcess();
        return new Health
        {
            Program = Version,
            Runtime = Environment.Version.ToString(),
            Engine = engine.Version,
            Uptime = TimeProvider.System.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime(),
            Memory = process.WorkingSet64,
            Database = new[] { data.Database, data.Database + "-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length),
            FreeDisk = new DriveInfo(data.Path).AvailableFreeSpace,
            Backups = backups.Taken(),
        };
    }
}

internal static class HealthWords
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;
    private const long Gigabyte = 1024 * Megabyte;

    /// <summary>"12,4 Mo".</summary>
    public static string Size(this Words words, long bytes) => bytes switch
    {
        >= Gigabyte => words["admin.size.gb", ("number", Decimal(words, bytes / (double)Gigabyte))],
        >= Megabyte => words["admin.size.mb", ("number", Decimal(words, bytes / (double)Megabyte))],
        _ => words["admin.size.kb", ("number", words.Number((bytes + Kilobyte - 1) / Kilobyte))],
    };

    /// <summary>"3 jours", "5 heures", "12 minutes".</summary>
    public static string Span(this Words words, TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => words["admin.span.days", ("count", (int)span.TotalDays)],
        { TotalHours: >= 2 } => words["admin.span.hours", ("count", (int)span.TotalHours)],
        _ => words["admin.span.minutes", ("count", (int)span.TotalMinutes)],
    };

    private static string Decimal(Words words, double number) => number.ToString(number < 100 ? "N1" : "N0", words.Language.Culture);
}
