using System.Net;
using System.Text;

namespace Forum.Web.Tests.Platform.Security;

public sealed class ErrorPageTests(SampleForum forum) : IClassFixture<SampleForum>
{
    private readonly HttpClient client = forum.Visitor();

    [Theory]
    [InlineData(400, "Nous n’avons pas compris", "We did not understand")]
    [InlineData(403, "Cette grille reste fermée", "This gate stays closed")]
    [InlineData(404, "Il manque une arche", "One arch is missing")]
    [InlineData(413, "C’est trop lourd", "That is too big")]
    [InlineData(429, "Un peu trop vite", "A little too fast")]
    [InlineData(500, "Une arche est en travaux", "One arch is under repair")]
    public async Task an_empty_refusal_becomes_a_page_in_the_reader_s_language(int code, string french, string english)
    {
        foreach (var (language, words) in new[] { ("fr", french), ("en", english) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/samples/status/{code}");
            request.Headers.Add("Accept-Language", language);
            using var answer = await client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(code);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        }
    }

    [Fact]
    public async Task a_failure_shows_a_reference_and_nothing_of_itself()
    {
        using var answer = await client.GetAsync("/samples/failure");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Référence");
        page.ShouldContain("href=\"\">Réessayer</a>");
        page.ShouldNotContain("secret");
        page.ShouldNotContain("Exception");
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Fact]
    public async Task a_lost_address_offers_to_look_for_its_words() =>
        (await client.GetStringAsyncOf("/t/requete-jointure-doublon/12999")).ShouldContain("value=\"requete jointure doublon\"");

    [Fact]
    public async Task a_wait_is_told_in_seconds() =>
        (await client.GetStringAsyncOf("/samples/status/429")).ShouldContain("Réessayez dans 42 secondes");

    [Fact]
    public async Task a_body_of_ten_megabytes_gets_a_page()
    {
        using var body = new StringContent(new string('a', 10_000_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync("/samples/echo", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("C’est trop lourd");
    }

    [Theory]
    [InlineData("text=caf%E9")]
    [InlineData("text=%C3%28")]
    [InlineData("text=%ED%A0%80")]
    public async Task text_that_is_not_text_is_refused(string form)
    {
        using var answer = await client.PostAsync("/samples/echo", new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("abîmé");
    }

    [Fact]
    public async Task the_api_hears_of_a_failure_as_a_problem()
    {
        using var answer = await client.GetAsync("/api/v1/nowhere-at-all");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}

internal static class Answers
{
    public static async Task<string> GetStringAsyncOf(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
