using Forum.Web.Platform.Localization;

namespace Forum.Web.Tests.Platform.Localization;

public sealed class RelativeTimeTests
{
    // A Wednesday, at three in the afternoon in Paris.
    private static readonly DateTimeOffset Now = new(2026, 10, 14, 13, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-10-14T12:59:40Z", "à l’instant", "just now")]
    [InlineData("2026-10-14T13:05:00Z", "à l’instant", "just now")]
    [InlineData("2026-10-14T12:48:00Z", "il y a 12 min", "12 min ago")]
    [InlineData("2026-10-14T10:00:00Z", "il y a 3 h", "3 h ago")]
    [InlineData("2026-10-13T22:30:00Z", "il y a 14 h", "14 h ago")]
    [InlineData("2026-10-13T21:30:00Z", "hier", "yesterday")]
    [InlineData("2026-10-12T08:00:00Z", "lundi", "Monday")]
    [InlineData("2026-09-22T08:12:00Z", "22 septembre", "22 September")]
    [InlineData("2025-09-22T08:12:00Z", "22 septembre 2025", "22 September 2025")]
    public void a_moment_is_told_as_one_would_say_it(string at, string french, string english)
    {
        var words = WordsTests.Words(Now, WordBook.Read(typeof(WordBook).Assembly));
        words.Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        words.Ago(DateTimeOffset.Parse(at)).ShouldBe(french);
        words.Language = Language.English;
        words.Ago(DateTimeOffset.Parse(at)).ShouldBe(english);
    }

    [Fact]
    public void the_exact_moment_stands_behind_it()
    {
        var words = WordsTests.Words(Now, WordBook.Read(typeof(WordBook).Assembly));
        words.Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        words.Time(DateTimeOffset.Parse("2026-10-14T12:48:00Z")).ToString()
            .ShouldBe("<time datetime=\"2026-10-14T12:48:00Z\" title=\"14 octobre 2026 à 14 h 48\">il y a 12 min</time>");
    }
}
