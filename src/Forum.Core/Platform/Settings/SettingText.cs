using System.Globalization;
using System.Text.Json.Nodes;
using Forum.Core.Platform.Text;

namespace Forum.Core.Platform.Settings;

/// <summary>A setting's value as people type it, and back. Where there is a choice of several, words are separated by blanks.</summary>
internal static class SettingText
{
    public const string Missing = "settings.refused.missing";
    public const string TooLong = "settings.refused.tooLong";
    public const string NoNumber = "settings.refused.noNumber";
    public const string NoNumbers = "settings.refused.noNumbers";
    public const string NoTime = "settings.refused.noTime";
    public const string NoColour = "settings.refused.noColour";
    public const string NoChoice = "settings.refused.noChoice";

    private const int LongestText = 1_000;
    private const int LargestNumber = 1_000_000;
    private const int MostNumbers = 20;

    public static string Write(SettingInfo setting, JsonNode? value) => value is null ? "" : setting.Shape switch
    {
        SettingShape.Switch => value.GetValue<bool>() ? "true" : "false",
        SettingShape.Number => value.ToJsonString(),
        SettingShape.TimeOfDay => Clock(value.GetValue<int>()),
        SettingShape.Numbers => string.Join(' ', value.AsArray().Select(number => number!.ToJsonString())),
        SettingShape.Choices => string.Join(' ', Chosen(setting, value.ToString())),
        _ => value.ToString(),
    };

    public static (JsonNode? Value, Refusal? Why) Read(SettingInfo setting, string? typed)
    {
        var text = CleanText.Line(typed);
        return setting.Shape switch
        {
            SettingShape.Switch => (text == "true", null),
            SettingShape.Number => Number(setting, text),
            SettingShape.TimeOfDay => Time(setting, text),
            SettingShape.Numbers => Numbers(setting, text),
            SettingShape.Choice => setting.Choices.Contains(text) ? (text, null) : Refused(setting, NoChoice),
            SettingShape.Choices => Chosen(setting, text) is { Count: > 0 } chosen ? (string.Join(", ", chosen), null) : ("none", null),
            SettingShape.Colour => IsColour(text) ? (text.ToLowerInvariant(), null) : Refused(setting, NoColour),
            _ => Line(setting, text),
        };
    }

    private static (JsonNode?, Refusal?) Line(SettingInfo setting, string text)
    {
        var most = Math.Min(setting.Rules.Most, LongestText);
        if (text.Length == 0 && setting.Rules.Required) return Refused(setting, Missing);
        return TextLength.IsOver(text, most) ? (null, new Refusal(TooLong, setting.Name).With("most", most)) : (text, null);
    }

    private static (JsonNode?, Refusal?) Number(SettingInfo setting, string text)
    {
        var (least, most) = (setting.Rules.Least, Math.Min(setting.Rules.Most, LargestNumber));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? (number, null)
            : (null, new Refusal(NoNumber, setting.Name).With("least", least).With("most", most));
    }

    private static (JsonNode?, Refusal?) Numbers(SettingInfo setting, string text)
    {
        // "0,5" is a half to a French hand; blanks part the numbers.
        var numbers = new JsonArray();
        foreach (var word in text.Replace(',', '.').Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (numbers.Count == MostNumbers) return Refused(setting, NoNumbers);
            if (!double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > LargestNumber) return Refused(setting, NoNumbers);
            numbers.Add(number);
        }

        return numbers.Count > 0 ? (numbers, null) : Refused(setting, NoNumbers);
    }

    private static (JsonNode?, Refusal?) Time(SettingInfo setting, string text) =>
        text.Split(':') is [var hours, var minutes, ..]
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? (hour * 60 + minute, null)
            : Refused(setting, NoTime);

    private static List<string> Chosen(SettingInfo setting, string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. setting.Choices.Where(words.Contains)];
    }

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}");

    private static (JsonNode?, Refusal?) Refused(SettingInfo setting, string reason) => (null, new Refusal(reason, setting.Name));

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
