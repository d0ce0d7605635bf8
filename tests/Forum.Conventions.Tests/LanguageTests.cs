using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>French and English say the same things, with the same blanks to fill.</summary>
public sealed partial class LanguageTests
{
    /// <summary>What CLDR knows for whole numbers; "many" (millions) may be left to "other", and "=0" may name an exact number.</summary>
    static readonly Dictionary<string, string[]> PluralForms = new() { ["fr"] = ["one", "many", "other"], ["en"] = ["one", "other"] };

    [Fact]
    public void both_languages_say_everything() =>
        Differences(Locales.Read(Locales.Files("fr")), Locales.Read(Locales.Files("en"))).ShouldBeEmpty();

    [Fact]
    public void no_text_is_empty() =>
        Locales.Languages.SelectMany(language => Locales.Read(Locales.Files(language)).Where(text => text.Value.Values.Any(string.IsNullOrWhiteSpace)).Select(text => $"{language}: {text.Key}")).ShouldBeEmpty();

    [Fact]
    public void french_signs_do_not_leave_their_word() => Loose(Locales.Read(Locales.Files("fr"))).Concat(Loose(Locales.Read(Locales.Files(Locales.WithTu)))).ShouldBeEmpty("a space that may break, or of the wrong width");

    [Fact]
    public void french_has_one_word_for_e_mail() =>
        Locales.Read(Locales.Files("fr")).Where(text => text.Value.Values.Any(form => form.Contains("courri", StringComparison.OrdinalIgnoreCase))).Select(text => text.Key).ShouldBeEmpty();

    [Fact]
    public void a_space_that_breaks_before_a_french_sign_is_found() =>
        Loose(Locales.Read([SourceFile.Sample("locales/fr.json", """{"a": "Qui ?", "b": "« mot »", "c": "nº 3", "d": "Qui\u202f? «\u00a0Moi\u00a0»\u00a0: nº\u00a03", "e": "In:title", "f": "Qui\u00a0?"}""")])).ShouldBe(["a", "b", "c", "f"]);

    [Fact]
    public void each_difference_is_found()
    {
        var french = Locales.Read([SourceFile.Sample("locales/fr.json",
            """{"a": "Bonjour", "b": "{name} ici", "c": {"one": "{n} fil", "many": "{n} de fils", "other": "{n} fils"}, "d": {"other": "x"}, "e": "x"}""")]);
        var english = Locales.Read([SourceFile.Sample("locales/en.json",
            """{"b": "{user} here", "c": {"one": "{n} topic", "other": "{n} topics"}, "d": {"one": "x", "few": "y", "other": "x"}, "e": {"one": "x", "other": "x"}, "f": "x"}""")]);

        Differences(french, english).ShouldBe([
            "a is missing in en", "f is missing in fr", "b: fr fills {name}, en fills {user}",
            "d: fr lacks the form one", "d: en has no form few", "e is plural in one language only"]);
    }

    static IEnumerable<string> Differences(Dictionary<string, Dictionary<string, string>> french, Dictionary<string, Dictionary<string, string>> english)
    {
        foreach (var key in french.Keys.Except(english.Keys)) yield return $"{key} is missing in en";
        foreach (var key in english.Keys.Except(french.Keys)) yield return $"{key} is missing in fr";
        foreach (var key in french.Keys.Intersect(english.Keys))
        {
            var (inFrench, inEnglish) = (Locales.Placeholders(french[key]), Locales.Placeholders(english[key]));
            if (!inFrench.SetEquals(inEnglish)) yield return $"{key}: fr fills {Braced(inFrench)}, en fills {Braced(inEnglish)}";
            if (french[key].ContainsKey("") != english[key].ContainsKey("")) yield return $"{key} is plural in one language only";
            else if (!french[key].ContainsKey(""))
                foreach (var wrong in WrongForms(key, "fr", french[key]).Concat(WrongForms(key, "en", english[key]))) yield return wrong;
        }
    }

    static IEnumerable<string> Loose(Dictionary<string, Dictionary<string, string>> french) =>
        french.Where(text => text.Value.Values.Any(form => BreakingSpace().IsMatch(form))).Select(text => text.Key);

    static IEnumerable<string> WrongForms(string key, string language, Dictionary<string, string> forms) =>
        new[] { "one", "other" }.Except(forms.Keys).Select(form => $"{key}: {language} lacks the form {form}")
            .Concat(forms.Keys.Except(PluralForms[language]).Where(form => form[0] != '=').Select(form => $"{key}: {language} has no form {form}"));

    static string Braced(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"));

    [GeneratedRegex(" [;:?!»]|« |nº |\u00a0[;?!]|\u202f[:»]|«\u202f")]
    private static partial Regex BreakingSpace();
}
