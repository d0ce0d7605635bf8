using System.Net;

namespace Forum.Web.Tests.Platform.Security;

public sealed class FormGateTests(SampleForum forum) : IClassFixture<SampleForum>
{
    private const string Written = "Une longue <réponse> que personne ne veut perdre,\nsur deux lignes & avec des « signes ».";

    private readonly HttpClient client = forum.Visitor();

    [Fact]
    public async Task a_form_with_its_token_goes_through()
    {
        var token = await client.GetStringAsync("/samples/token");
        using var answer = await Post(("text", "salut"), ("__RequestVerificationToken", token));
        (await answer.Content.ReadAsStringAsync()).ShouldBe("heard: salut");
    }

    [Fact]
    public async Task a_worn_out_form_comes_back_as_it_was_typed_without_the_password()
    {
        using var answer = await Post(("text", Written), ("kind", "question"), ("Password", "hunter2"), ("__RequestVerificationToken", "old"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Envoyez une seconde fois");
        WebUtility.HtmlDecode(page).ShouldContain(Written);
        page.ShouldContain("&lt;réponse&gt;");
        page.ShouldContain("name=\"kind\" value=\"question\"");
        page.ShouldNotContain("hunter2");
        page.ShouldContain("action=\"/samples/echo\"");
        page.ShouldContain("__RequestVerificationToken");
    }

    [Fact]
    public async Task a_form_that_may_be_anybody_s_is_not_repeated()
    {
        using var answer = await Post(ours: false, ("text", Written));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("deux lignes");
    }

    private Task<HttpResponseMessage> Post(params (string Name, string Value)[] fields) => Post(true, fields);

    private Task<HttpResponseMessage> Post(bool ours, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/samples/echo")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (ours) request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return client.SendAsync(request);
    }
}
