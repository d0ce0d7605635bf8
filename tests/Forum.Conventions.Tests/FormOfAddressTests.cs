using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>
/// A forum says "vous" or "tu" in French (<c>site.formOfAddress</c>). <c>fr-tu.json</c> stands beside <c>fr.json</c> and holds what speaks
/// to the reader, all of it and nothing else, so that no page says both.
/// </summary>
public sealed partial class FormOfAddressTests
{
    /// <summary>What stays as it is: the law says "vous", and the setting names the word.</summary>
    static readonly string[] SaysVous = ["legal.privacy.lead", "legal.terms.lead", "settings.hint.site.formOfAddress", "settings.option.site.formOfAddress.vous"];

    static readonly string[] LegalTexts = ["privacy.html", "terms.html"];

    [Fact]
    public void who_is_spoken_to_is_spoken_to_in_both_forms() =>
        Faults(Locales.Read(Locales.Files("fr")), Locales.Read(Locales.Files(Locales.WithTu)), SaysVous).ShouldBeEmpty();

    [Fact]
    public void every_exception_is_one() => SaysVous.Where(key => !Locales.Read(Locales.Files("fr"))[key].Values.Any(Speaks)).ShouldBeEmpty();

    [Fact]
    public void words_with_tu_stand_beside_those_they_replace() => Locales.Files(Locales.WithTu)
        .SelectMany(file => Locales.Read([file]).Keys.Except(Locales.Read([SourceFile.Sample("fr.json", Repository.Read(file.Path.Replace("fr-tu.json", "fr.json", StringComparison.Ordinal)))]).Keys))
        .ShouldBeEmpty();

    [Fact]
    public void long_texts_have_both_forms_too_but_for_the_legal_ones()
    {
        var texts = Repository.Files(".html").Where(file => file.Path.Contains("/locales/fr", StringComparison.Ordinal)).ToLookup(file => file.Path.Contains("/fr-tu/", StringComparison.Ordinal));
        var vous = texts[false].Where(file => Speaks(file.Text) && !LegalTexts.Contains(Path.GetFileName(file.Path))).ToDictionary(file => Path.GetFileName(file.Path));
        var tu = texts[true].ToDictionary(file => Path.GetFileName(file.Path));

        vous.ShouldNotBeEmpty();
        tu.Keys.Order().ShouldBe(vous.Keys.Order());
        foreach (var (name, file) in tu)
        {
            Speaks(file.Text).ShouldBeFalse(name);
            Tag().Matches(file.Text).Select(tag => tag.Value).ShouldBe(Tag().Matches(vous[name].Text).Select(tag => tag.Value), name);
        }
    }

    [Fact]
    public void each_fault_is_found()
    {
        var vous = Locales.Read([SourceFile.Sample("locales/fr.json",
            """{"a": "Votre texte", "b": "Écrivez à {name}", "c": {"one": "Vous avez {n} mot", "other": "Vous avez {n} mots"}, "d": "Dites-le", "e": "Chez nous, assez", "f": "Un rendez-vous", "g": "Choisissez"}""")]);
        var tu = Locales.Read([SourceFile.Sample("locales/fr-tu.json",
            """{"b": "Écris à {user}", "c": {"other": "Tu as {n} mots"}, "d": "Dites-le", "e": "Chez nous", "z": "Toi"}""")]);

        Faults(vous, tu, ["g"]).ShouldBe([
            "a speaks to the reader and is missing", "z is not in fr", "b fills {user}, fr {name}", "c has the forms other, fr one, other",
            "d still says “vous”", "e speaks to nobody in fr"]);
    }

    static IEnumerable<string> Faults(Dictionary<string, Dictionary<string, string>> french, Dictionary<string, Dictionary<string, string>> tu, string[] exceptions)
    {
        foreach (var key in french.Keys.Except(tu.Keys).Except(exceptions).Where(key => french[key].Values.Any(Speaks))) yield return $"{key} speaks to the reader and is missing";
        foreach (var key in tu.Keys.Except(french.Keys)) yield return $"{key} is not in fr";
        foreach (var key in tu.Keys.Intersect(french.Keys))
        {
            if (!french[key].Values.Any(Speaks)) yield return $"{key} speaks to nobody in fr";
            if (Filled(tu[key]) is var fills && fills != Filled(french[key])) yield return $"{key} fills {fills}, fr {Filled(french[key])}";
            if (!french[key].Keys.SequenceEqual(tu[key].Keys)) yield return $"{key} has the forms {string.Join(", ", tu[key].Keys)}, fr {string.Join(", ", french[key].Keys)}";
            if (tu[key].Values.Any(Speaks)) yield return $"{key} still says “vous”";
        }
    }

    /// <summary>The blanks, and the parts that a page may link.</summary>
    static string Filled(Dictionary<string, string> forms) =>
        string.Join(' ', forms.Values.SelectMany(text => Blank().Matches(text)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    static bool Speaks(string text) => Vous().IsMatch(OnlyLooksSo().Replace(text, ""));

    [GeneratedRegex(@"\b(vous|votre|vos|vôtres?|\p{L}+ez|dites|faites)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Vous();

    [GeneratedRegex(@"\b(chez|assez|nez|rendez-vous|sont dites)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyLooksSo();

    [GeneratedRegex(@"\{\w+\}|</?\w+>")]
    private static partial Regex Blank();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
