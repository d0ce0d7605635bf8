using System.Globalization;

namespace Forum.Web.Platform.Mvc;

/// <summary>
/// The page that an address asks for: none or 1 is the first; what is no page number leads back to the first for good.
/// </summary>
internal readonly record struct PageNumber(int Value, bool IsWrong)
{
    public static PageNumber Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new PageNumber(1, false);
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1;
        if (!isNumber && text.All(char.IsAsciiDigit) && text.Any(digit => digit != '0')) return new PageNumber(int.MaxValue, false);
        return isNumber ? new PageNumber(page, false) : new PageNumber(1, true);
    }

    /// <summary>The same page's one address.</summary>
    public string In(string path) => Value == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?page={Value}");
}
