using System.Text.Encodings.Web;
using System.Text.Unicode;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Tests.Platform.Localization;

public sealed class WordsTests
{
    private const string French = """
        {
          "a.plain": "Répondre",
          "a.named": "{name}, le {day}",
          "a.count": { "=0": "Personne", "one": "{count} réponse", "many": "{count} de réponses", "other": "{count} réponses" },
          "a.link": "Vous acceptez la <charter>charte & le reste</charter> de {site}."
        }
        """;

    private const string English = """
        {
          "a.plain": "Reply",
          "a.named": "{name} on {day}",
          "a.count": { "one": "{count} reply", "other": "{count} replies" },
          "a.link": "You accept the <charter>guidelines</charter> of {site}."
        }
        """;

    [Theory]
    [InlineData(0, "Personne", "0 replies")]
    [InlineData(1, "1 réponse", "1 reply")]
    [InlineData(2, "2 réponses", "2 replies")]
    [InlineData(1234, "1\u202f234 réponses", "1,234 replies")]
    [InlineData(2_000_000, "2\u202f000\u202f000 de réponses", "2,000,000 replies")]
    public void a_number_takes_its_own_form(int count, string french, string english)
    {
        var words = Words();
        words["a.count", ("count", count)].ShouldBe(french);
        words.Language = Language.English;
        words["a.count", ("count", count)].ShouldBe(english);
    }

    [Fact]
    public void a_fraction_below_two_is_singular_in_french_only()
    {
        PluralRules.French(1.5m).ShouldBe("one");
        PluralRules.English(1.5m).ShouldBe("other");
    }

    [Fact]
    public void named_arguments_stand_where_the_language_wants_them() =>
        Words()["a.named", ("day", "3 mai"), ("name", "Inès {day}")].ShouldBe("Inès {day}, le 3 mai");

    [Fact]
    public void an_unknown_key_shows_itself() => Words()["a.nowhere"].ShouldBe("a.nowhere");

    [Fact]
    public void a_sentence_with_a_link_encodes_all_but_the_link() =>
        Written(Words().Html("a.link", ("charter", Part.Link("/guidelines?a=1&b=\"")), ("site", "<b>Lanterne</b>")))
            .ShouldBe("Vous acceptez la <a href=\"/guidelines?a=1&amp;b=&quot;\">charte &amp; le reste</a> de &lt;b&gt;Lanterne&lt;/b&gt;.");

    [Fact]
    public void a_part_that_is_no_link_on_this_page_stays_text() =>
        Words()["a.link", ("site", "Lanterne")].ShouldBe("Vous acceptez la charte & le reste de Lanterne.");

    [Fact]
    public void a_key_that_one_language_lacks_stops_the_start() =>
        Should.Throw<InvalidDataException>(() => new WordBook([new("fr", "fr", French), new("en", "en", """{ "a.plain": "Reply" }""")]))
            .Message.ShouldContain("en: “a.count” is missing");

    [Fact]
    public void french_with_tu_says_what_it_says_otherwise_and_the_rest_as_usual()
    {
        var words = Words(book: new WordBook([new("fr", "fr", French), new("fr-tu", "fr-tu", """{ "a.link": "Tu acceptes la <charter>charte</charter> de {site}." }"""), new("en", "en", English)]));
        words.Language = Language.French.With(FormOfAddress.Tu);

        words["a.link", ("site", "Lanterne")].ShouldBe("Tu acceptes la charte de Lanterne.");
        words["a.plain"].ShouldBe("Répondre");
        words.Language.ShouldNotBe(Language.French);
        (words.Language.Code, words.Language.Other, words.Language.With(FormOfAddress.Vous)).ShouldBe(("fr", Language.English, Language.French));
        Language.English.With(FormOfAddress.Tu).ShouldBe(Language.English);
        Language.Find("fr-tu").ShouldBeNull();
    }

    [Fact]
    public void a_word_with_tu_that_replaces_nothing_stops_the_start() =>
        Should.Throw<InvalidDataException>(() => new WordBook([new("fr", "fr", French), new("fr-tu", "fr-tu", """{ "a.gone": "Tu" }"""), new("en", "en", English)]))
            .Message.ShouldContain("fr: “a.gone” is missing");

    [Fact]
    public void a_key_that_is_there_twice_stops_the_start() =>
        Should.Throw<InvalidDataException>(() => new WordBook([new("one", "fr", French), new("two", "fr", French), new("en", "en", English)]))
            .Message.ShouldContain("two: “a.plain” is there twice");

    [Fact]
    public void the_forum_s_own_words_fit_together() => WordBook.Read(typeof(WordBook).Assembly).Keys.ShouldContain("frame.skip");

    internal static Words Words(DateTimeOffset? now = null, WordBook? book = null) => new(
        book ?? new WordBook([new("fr", "fr", French), new("en", "en", English)]),
        HtmlEncoder.Create(UnicodeRanges.All),
        new StoppedClock(now ?? DateTimeOffset.UnixEpoch));

    private static string Written(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
