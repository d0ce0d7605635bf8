using System.Globalization;

namespace Forum.Web.Platform.Mvc;

/// <summary>
/// A whole number as people type it. Bound as text, so that what is no number comes back as it was typed instead of becoming a
/// default that nobody chose.
/// </summary>
internal static class TypedNumber
{
    /// <summary>What no field takes: whoever asks refuses it like a number that is too small.</summary>
    public const int None = -1;

    public static int Read(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : None;

    public static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}
