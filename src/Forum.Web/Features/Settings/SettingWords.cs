using System.Globalization;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Settings;

/// <summary>Settings in the reader's language: their names, what they do, their values.</summary>
internal sealed class SettingWords(Words words)
{
    public string Title(SettingGroup group) => words[$"settings.group.{group.Name}"];

    public string About(SettingGroup group) => words[$"settings.about.{group.Name}"];

    public string Label(SettingInfo setting) => words[$"settings.label.{setting.Key}"];

    public string Hint(SettingInfo setting) => words[$"settings.hint.{setting.Key}"];

    public string Choice(SettingInfo setting, string choice) => words[$"settings.option.{setting.Key}.{choice}"];

    /// <summary>A value as one would tell it: 5 minutes, yes, nothing.</summary>
    public string Tell(SettingInfo setting, string text) => setting.Shape switch
    {
        _ when text.Length == 0 => words["settings.nothing"],
        SettingShape.Switch => words[text == "true" ? "settings.yes" : "settings.no"],
        SettingShape.Choice => Choice(setting, text),
        SettingShape.Choices => string.Join(", ", text.Split(' ').Select(choice => Choice(setting, choice))),
        SettingShape.Number when setting.Unit is { } unit && int.TryParse(text, CultureInfo.InvariantCulture, out var count) => words[$"settings.unit.{unit}", ("count", count)],
        SettingShape.Number when int.TryParse(text, CultureInfo.InvariantCulture, out var count) => words.Number(count),
        _ => text,
    };

    /// <summary>The bare name of what is counted, beside the field.</summary>
    public string? Unit(SettingInfo setting) => setting.Unit is { } unit ? words[$"settings.in.{unit}"] : null;

    /// <summary>The page where it is changed together with its like.</summary>
    public static AdminPage? PageOf(SettingInfo setting) => AdminPage.All.FirstOrDefault(page => page.Name == setting.Rules.Page);

    /// <summary>Whether its name, explanation or key speaks of what was typed; accents and capitals do not count.</summary>
    public bool Speaks(SettingInfo setting, string query) => query.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => new[] { Label(setting), Hint(setting), setting.Key, words[$"settings.group.{setting.Group}"] }
            .Any(text => words.Language.Culture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0));
}
