using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Api;

public sealed class BadInputTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Script import = null!;
    private long topic;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        var ada = await forum.Person("ada", Role.Admin);
        topic = (await forum.Topic(ada, await forum.Category("Général"))).TopicId;
        import = await forum.Script(ada, TestForum.Everything);
    }

    public ValueTask DisposeAsync()
    {
        import.Dispose();
        return forum.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"markdown\": 5}")]
    [InlineData("{\"markdown\": [\"a\"]}")]
    [InlineData("{\"markdown\": \"\\ud800\"}")]
    [InlineData("{\"replyTo\": 1e309, \"markdown\": \"assez long pour passer\"}")]
    [InlineData("{\"replyTo\": \"1\", \"markdown\": \"assez long pour passer\"}")]
    [InlineData("{\"markdown\": \"assez long pour passer\",}")]
    public async Task what_is_not_the_json_we_expect_is_a_400(string body)
    {
        var answer = await import.Post($"/topics/{topic}/posts", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "malformed"), answer.Text);
        answer["detail"].GetString().ShouldBe("Le contenu envoyé n’est pas le JSON attendu.");
    }

    [Fact]
    public async Task the_field_of_a_wrong_type_is_named()
    {
        var answer = await import.Post("/topics", new { category = "general", title = new { }, markdown = "x" });

        answer["errors"].EnumerateObject().Single().Name.ShouldBe("title");
        (await import.Post("/topics", new { category = true })).Json.GetProperty("errors").TryGetProperty("category", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task a_reply_answers_a_post_of_its_topic_or_is_refused()
    {
        foreach (var number in new[] { 0, -1, 2, int.MaxValue })
        {
            var answer = await import.Post($"/topics/{topic}/posts", new { markdown = "Une réponse à personne.", replyTo = number });
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "posts.refused.noSuchPost"), answer.Text);
        }

        var both = await import.Post($"/topics/{topic}/posts", new { markdown = "Bref.", replyTo = 9 });
        both["errors"].EnumerateObject().Select(field => field.Name).ShouldBe(["markdown", "replyTo"]);
    }

    [Fact]
    public async Task broken_utf8_is_not_published()
    {
        byte[] body = [.. "{\"markdown\": \"une réponse "u8, 0xC3, 0x28, .. "\"}"u8];

        var answer = await Send(body, "application/json");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "not_utf8"));
    }

    [Fact]
    public async Task deep_json_is_refused_even_in_a_field_that_nobody_reads()
    {
        var deep = $"{{\"markdown\": \"assez long pour passer\", \"other\": {new string('[', 100_000)}{new string(']', 100_000)}}}";

        (await import.Post($"/topics/{topic}/posts", deep)).Code.ShouldBe("malformed");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ten_megabytes_are_too_much_whether_announced_or_not(bool announced)
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"markdown\": \"{new string('x', 10 * 1024 * 1024)}\"}}")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (string, string)[] headers = announced ? [] : [("Transfer-Encoding", "chunked")];

        var answer = await import.Send(HttpMethod.Post, $"/topics/{topic}/posts", content, headers);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "too_large"));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task what_is_not_json_is_a_415(string type)
    {
        var answer = await Send("markdown=assez+long+pour+passer"u8.ToArray(), type);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "not_json"));
    }

    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/topics/x", HttpStatusCode.NotFound)]
    [InlineData("GET", "/topics/-1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/topics/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("GET", "/posts/9223372036854775807", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/topics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/categories", HttpStatusCode.MethodNotAllowed)]
    public async Task what_is_not_there_is_a_problem_and_no_page(string method, string path, HttpStatusCode status)
    {
        var answer = await import.Send(new HttpMethod(method), path, null, []);

        answer.Status.ShouldBe(status);
        answer.Code.ShouldNotBeNull();
    }

    [Fact]
    public async Task a_naughty_string_in_any_field_is_taken_or_refused_and_never_breaks()
    {
        foreach (var text in Corpora.NaughtyStrings())
        {
            var query = Uri.EscapeDataString(text);
            Reply[] answers =
            [
                await import.Post("/topics", new { category = text, title = text, markdown = text, tags = new[] { text } }),
                await import.Post("/topics", new { category = "general", title = $"Un titre {text}", markdown = $"Un message {text}", tags = new[] { text } }),
                await import.Post($"/topics/{topic}/posts", new { markdown = $"Une réponse {text}" }, ("Idempotency-Key", query)),
                await import.Post("/categories", new { name = text, slug = text, description = text }),
                await import.Post("/users", new { username = text, email = text, password = text, name = text }),
                await import.Post("/markdown", new { markdown = text }),
                await import.Get($"/topics?category={query}&tag={query}"),
                await import.Get($"/topics?cursor={query}"),
                await import.Get($"/topics/{topic}?page={query}"),
                await import.Get($"/users/{query}"),
                await import.Get($"/search?q={query}&cursor={query}"),
                await import.Get($"/search?q={query}"),
                await import.Get("/topics", ("Act-As", query)),
            ];
            foreach (var answer in answers)
            {
                ((int)answer.Status).ShouldBeLessThan(500, $"{text}: {answer.Text}");
                if ((int)answer.Status >= 400) answer.Code.ShouldNotBeNull(text);
                else answer.Type.ShouldBe("application/json", text);
            }
        }
    }

    private Task<Reply> Send(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return import.Send(HttpMethod.Post, $"/topics/{topic}/posts", content, []);
    }
}
