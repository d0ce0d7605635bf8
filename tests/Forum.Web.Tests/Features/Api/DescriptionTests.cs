using System.Net;
using Forum.Core.Features.Launch;

namespace Forum.Web.Tests.Features.Api;

public sealed class DescriptionTests
{
    [Fact]
    public async Task the_description_names_every_address_keys_and_problems()
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Private);
        using var nobody = forum.Script((string?)null);

        var answer = await nobody.Get("//openapi/v1.json");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer["paths"].EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}")).Order().ShouldBe(
        [
            "delete /api/v1/posts/{id}", "delete /api/v1/posts/{id}/accept", "delete /api/v1/posts/{id}/likes",
            "get /api/v1/categories", "get /api/v1/posts/{id}", "get /api/v1/search", "get /api/v1/topics", "get /api/v1/topics/{id}", "get /api/v1/users/{name}",
            "patch /api/v1/posts/{id}",
            "post /api/v1/categories", "post /api/v1/markdown", "post /api/v1/posts/{id}/accept", "post /api/v1/posts/{id}/likes", "post /api/v1/topics", "post /api/v1/topics/{id}/posts", "post /api/v1/uploads", "post /api/v1/users",
        ]);
        var open = answer["paths"].GetProperty("/api/v1/topics").GetProperty("post");
        open.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue();
        open.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldContain("Idempotency-Key");
        answer["components"].GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString().ShouldBe("bearer");
        answer["components"].GetProperty("schemas").TryGetProperty("Problem", out _).ShouldBeTrue();
    }
}
