using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Settings;

/// <summary>A forum says "vous" in French until it is asked to say "tu", to everybody and everywhere.</summary>
public sealed partial class FormOfAddressTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Visitor admin = null!;
    private Actor ines = null!;
    private string topic = "";

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Member("admin", Role.Admin);
        ines = await forum.Member("ines");
        var opened = await forum.Topic(ines, await forum.Category("Pratique"), "Comment ranger le préau");
        topic = $"/t/{opened.Slug}/{opened.TopicId}";
        admin = forum.Visitor();
        await admin.SignIn("admin");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task kept_pages_of_visitors_change_their_words_at_once_and_back()
    {
        using var reader = forum.Visitor("192.0.2.9");
        (await reader.Get("/")).Text.ShouldContain("Vos mots restent à vous");
        (await reader.Get("/guidelines")).Text.ShouldContain("Écrivez comme vous lui parleriez");

        var worker = await Worker(reader);

        await Say("tu");
        var home = await reader.Get("/");
        home.Text.ShouldContain("Tes mots restent à toi");
        home.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        (await reader.Get("/guidelines")).Text.ShouldContain("Écris comme tu lui parlerais");
        (await reader.Get("/legal/privacy")).Text.ShouldContain("Vos droits");
        (await reader.Get("/offline?lang=fr")).Text.ShouldContain("Tu es hors ligne.");
        (await Worker(reader)).ShouldNotBe(worker, "browsers fetch the page anew that they keep for later");

        await Say("vous");
        (await reader.Get("/")).Text.ShouldContain("Vos mots restent à vous");
    }

    [Fact]
    public async Task no_page_says_vous_any_more()
    {
        using var reader = forum.Visitor("192.0.2.9");
        using var member = forum.Visitor("192.0.2.10");
        await member.SignIn("ines");
        foreach (var path in (string[])["/", topic]) await member.Get(path);

        await Say("tu");
        foreach (var path in (string[])["/", topic, "/sign-up", "/guidelines", "/nowhere"]) await SaysTu(reader, path);
        foreach (var path in (string[])["/", topic, "/notifications", "/topics/new", "/u/ines/preferences"]) await SaysTu(member, path);
        foreach (var path in (string[])["/admin", "/mod"]) await SaysTu(admin, path);
        (await member.Get(topic)).Text.ShouldContain("Ta réponse");
    }

    [Fact]
    public async Task letters_and_refusals_say_it_too()
    {
        await Say("tu");
        await SignUp("marie", "fr");
        await SignUp("mary", "en");

        var letters = (await admin.Get("/admin/mail")).Text;
        letters.ShouldContain("Confirme ton adresse sur Préau");
        letters.ShouldContain("Si tu n’as pas créé de compte, ne fais rien");
        letters.ShouldContain("Confirm your address on Préau");

        using var reader = forum.Visitor("192.0.2.9");
        var refused = await reader.Submit(await reader.Get("/sign-up"), "/sign-up", ("username", ""), ("email", ""), ("password", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorOf("username").ShouldBe("Choisis un nom d’utilisateur.");
    }

    [Fact]
    public async Task english_has_only_one_you()
    {
        using var reader = forum.Visitor("192.0.2.9", "en");
        string[] paths = ["/", "/sign-in", "/guidelines"];
        var before = new List<string>();
        foreach (var path in paths) before.Add((await reader.Get(path)).Text);

        await Say("tu");
        for (var i = 0; i < paths.Length; i++) (await reader.Get(paths[i])).Text.ShouldBe(before[i]);
    }

    [Fact]
    public async Task only_the_two_words_can_be_chosen()
    {
        (await Say("toi")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await admin.Get("/admin/settings/site");
        page.Document.QuerySelectorAll("[name=formOfAddress] option").Select(option => option.GetAttribute("value")).ShouldBe(["vous", "tu"]);
    }

    private static async Task<string> Worker(Visitor reader)
    {
        using var answer = await reader.Fetch("/sw.js?lang=fr");
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task SaysTu(Visitor reader, string path)
    {
        using var answer = await reader.Fetch(path);
        answer.StatusCode.ShouldBe(path == "/nowhere" ? HttpStatusCode.NotFound : HttpStatusCode.OK, path);
        Vous().Match(await answer.Content.ReadAsStringAsync()).Value.ShouldBe("", path);
    }

    private async Task<Page> Say(string word) =>
        await admin.Submit(await admin.Get("/admin/settings/site"), "/admin/settings/site", ("shown", "formOfAddress"), ("formOfAddress", word));

    private Task<SignUp.Outcome> SignUp(string name, string language) => forum.With((SignUp signUp) =>
        signUp.Run(new(name, $"{name}@exemple.fr", TestForum.Password, language, "192.0.2.1", "") { Agreed = true }, default));

    [GeneratedRegex(@".{0,40}\b(vous|votre|vos)\b.{0,20}", RegexOptions.IgnoreCase)]
    private static partial Regex Vous();
}
