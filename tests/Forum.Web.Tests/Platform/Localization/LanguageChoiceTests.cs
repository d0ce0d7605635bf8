using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Http;

namespace Forum.Web.Tests.Platform.Localization;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData(null, null, "fr")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData(null, "de-DE, en;q=0.5, fr;q=0.8", "fr")]
    [InlineData(null, "de", "fr")]
    [InlineData(null, "en;q=0, de", "fr")]
    [InlineData(null, "not a header;;;q=x", "fr")]
    [InlineData("en", "fr", "en")]
    [InlineData("xx", "en", "en")]
    public void the_reader_s_choice_then_the_browser_s_then_the_site_s(string? cookie, string? accepted, string chosen)
    {
        var request = new DefaultHttpContext().Request;
        if (cookie is not null) request.Headers.Cookie = $"lang={cookie}";
        if (accepted is not null) request.Headers.AcceptLanguage = accepted;
        RequestLanguage.Choose(request, Language.French).Code.ShouldBe(chosen);
    }
}
