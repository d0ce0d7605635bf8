using System.Net;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Api;

/// <summary>Accounts that are made for people who come from elsewhere.</summary>
public sealed class NewUserTests
{
    [Fact]
    public async Task somebody_who_is_brought_along_chooses_a_password_and_nobody_guesses_one_before()
    {
        await using var forum = await TestForum.Start();
        var import = await forum.Script(await forum.Person("ada", Role.Admin), TestForum.Everything);
        (await import.Post("/users", new { username = "Lou", email = "lou@example.test" })).Status.ShouldBe(HttpStatusCode.Created);
        using var visitor = forum.Visitor();
        foreach (var guess in new[] { " ", "nobody's password" }) (await visitor.SignIn("Lou", guess)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await visitor.Submit(await visitor.Get("/forgot-password"), "/forgot-password", ("email", "lou@example.test"));
        var form = await visitor.Get((await forum.MailTo("lou@example.test"))[^1].Data["link"]);
        (await visitor.Submit(form, "/reset-password", ("password", "une tasse de thé froid"))).Location.ShouldNotBeNull();
        (await visitor.SignIn("Lou", "une tasse de thé froid")).Status.ShouldBe(HttpStatusCode.Found);

        (await import.Post("/users", new { username = "Mo", email = "mo@example.test", password = "" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
