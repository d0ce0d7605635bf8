using Forum.Core.Platform.Settings;
using Forum.Web.Features.Admin;

namespace Forum.Conventions.Tests;

/// <summary>A setting that nobody can read or reach is a number in the code: each has words in both languages and a page.</summary>
public sealed class SettingTests
{
    private static readonly IReadOnlyList<SettingInfo> Told = [.. SettingsCatalog.Groups.SelectMany(group => group.Settings).Where(setting => !setting.Rules.Own)];

    [Fact]
    public void every_setting_has_words_in_both_languages() =>
        Locales.Languages.SelectMany(language => Missing(Locales.Read(Locales.Files(language)).Keys).Select(key => $"{language}: {key}")).ShouldBeEmpty();

    [Fact]
    public void no_words_are_left_of_a_setting_that_is_gone()
    {
        var groups = SettingsCatalog.Groups.Select(group => group.Name).ToHashSet();
        var settings = Told.Select(setting => setting.Key).ToHashSet();
        Locales.Read(Locales.Files("fr")).Keys
            .Where(key => key.StartsWith("settings.label.", StringComparison.Ordinal) || key.StartsWith("settings.hint.", StringComparison.Ordinal))
            .Select(key => key.Split('.', 3)[2])
            .Where(key => groups.Contains(key.Split('.')[0]) && !settings.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void every_setting_has_a_page_that_is_there() =>
        Told.Where(setting => !setting.IsChangedHere && AdminPage.All.All(page => page.Name != setting.Rules.Page)).Select(setting => setting.Key).ShouldBeEmpty();

    [Fact]
    public void every_default_is_one_that_could_be_typed() => Told.Where(setting => setting.IsChangedHere)
        .Where(setting => SettingText.Read(setting, SettingText.Write(setting, setting.Default)) is var (value, why) && (why is not null || value?.ToJsonString() != setting.Default?.ToJsonString()))
        .Select(setting => setting.Key).ShouldBeEmpty();

    [Fact]
    public void a_missing_word_is_found() => Missing(Locales.Read(Locales.Files("en")).Keys.Except(["settings.hint.site.title"])).ShouldBe(["settings.hint.site.title"]);

    private static IEnumerable<string> Missing(IEnumerable<string> texts) => SettingsCatalog.Groups.SelectMany(group => new[] { $"settings.group.{group.Name}", $"settings.about.{group.Name}" })
        .Concat(Told.SelectMany(setting => new[] { $"settings.label.{setting.Key}", $"settings.hint.{setting.Key}" }))
        .Concat(Told.SelectMany(setting => setting.Choices.Select(choice => $"settings.option.{setting.Key}.{choice}")))
        .Concat(Told.Where(setting => setting.Unit is not null).SelectMany(setting => new[] { $"settings.unit.{setting.Unit}", $"settings.in.{setting.Unit}" }))
        .Except(texts);
}
