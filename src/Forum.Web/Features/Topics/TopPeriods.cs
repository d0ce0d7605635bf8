using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Topics;

/// <summary>The stretches of time as addresses name them.</summary>
internal static class TopPeriods
{
    private const TopPeriod Usual = TopPeriod.Week;

    public static string Path(TopPeriod period) => period == Usual ? ListTabs.Top : $"{ListTabs.Top}?period={Name(period)}";

    /// <summary>Null when the address names none.</summary>
    public static TopPeriod? Read(string? name)
    {
        if (string.IsNullOrEmpty(name)) return Usual;
        foreach (var period in Enum.GetValues<TopPeriod>())
        {
            if (Name(period) == name && period != Usual) return period;
        }

        return null;
    }

    private static string Name(TopPeriod period) => period.ToString().ToLowerInvariant();
}
