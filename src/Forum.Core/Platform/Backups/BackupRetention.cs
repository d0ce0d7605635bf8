using System.Globalization;

namespace Forum.Core.Platform.Backups;

/// <summary>Which of the daily backups may go: the newest of each of the last days and of each of the last weeks stay.</summary>
internal static class BackupRetention
{
    private const string Prefix = "preau-";

    /// <param name="names">File names in the backups folder; what we did not name is never touched.</param>
    /// <param name="settings">How many days and weeks.</param>
    public static IEnumerable<string> Superfluous(IEnumerable<string> names, BackupSettings settings)
    {
        var backups = names.Select(name => (Name: name, At: TakenAt(name))).Where(b => b.At is not null)
            .OrderByDescending(b => b.At).ThenByDescending(b => b.Name, StringComparer.Ordinal).ToList();
        var daily = backups.DistinctBy(b => b.At!.Value.Date).Take(settings.Days);
        var weekly = backups.DistinctBy(b => (ISOWeek.GetYear(b.At!.Value), ISOWeek.GetWeekOfYear(b.At!.Value))).Take(settings.Weeks);
        var kept = daily.Concat(weekly).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        return backups.Select(b => b.Name).Where(name => !kept.Contains(name));
    }

    /// <summary>When a backup was taken, by its name; null for files that we did not name.</summary>
    public static DateTime? TakenAt(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".zip", StringComparison.Ordinal)
        && DateTime.TryParseExact(name[Prefix.Length..^4], "yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;
}
