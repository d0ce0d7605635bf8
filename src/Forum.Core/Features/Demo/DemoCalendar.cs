namespace Forum.Core.Features.Demo;

/// <summary>Working days counted back from now, on the clock of a centre in France.</summary>
internal sealed class DemoCalendar
{
    /// <summary>Until then a day is not over, and what is said on it would lie in the future.</summary>
    private const int DayEnds = 18;

    private readonly TimeZoneInfo zone;
    private readonly DateOnly last;

    public DemoCalendar(DateTime now)
    {
        // A system without time zones is an hour or two off, and nothing worse.
        zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out var paris) ? paris : TimeZoneInfo.Utc;
        var here = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        var day = DateOnly.FromDateTime(here);
        if (here.Hour < DayEnds) day = day.AddDays(-1);
        while (IsWeekend(day)) day = day.AddDays(-1);
        last = day;
    }

    public DateTime At(int workingDaysAgo, TimeOnly time)
    {
        var day = last;
        for (var left = workingDaysAgo; left > 0;)
        {
            day = day.AddDays(-1);
            if (!IsWeekend(day)) left--;
        }

        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), zone);
    }

    public DateTime At(DemoPost post) => At(post.DaysAgo, post.At);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
