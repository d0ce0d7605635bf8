using System.Globalization;
using Forum.Core.Platform;

namespace Forum.Web.Platform.Mvc;

/// <summary>"Not now" in the words of HTTP: 429, and when to come again.</summary>
internal static class WaitingAnswers
{
    public static void MayWait(this HttpResponse response, Refusal why)
    {
        if (why.Wait is not { } wait) return;

        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Rounded up: whoever comes at that second is let in.</summary>
    public static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
