using System.Net;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Categories;

public sealed class TemplateTests : IAsyncLifetime
{
    private const string Bugs = "**Ce que je fais :**\n\n**Ce que je vois :**";
    private const string Ideas = "**L’idée :**";

    private TestForum forum = null!;
    private Visitor ines = null!;
    private CategoryNode bugs = null!;
    private CategoryNode ideas = null!;
    private CategoryNode hall = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        bugs = await Make("Pannes", Bugs);
        ideas = await Make("Idées", Ideas);
        hall = await forum.Category("Hall");
        await forum.Member("ines");
        ines = forum.Visitor();
        await ines.SignIn("ines");
    }

    public async ValueTask DisposeAsync()
    {
        ines.Dispose();
        await forum.DisposeAsync();
    }

    [Fact]
    public async Task a_new_topic_begins_with_the_template_of_its_category()
    {
        TextOf(await ines.Get("/topics/new?category=pannes")).ShouldBe(Bugs);
        TextOf(await ines.Get("/topics/new?category=hall")).ShouldBe("");
        var page = await ines.Get("/topics/new");
        TextOf(page).ShouldBe("");
        page.Document.QuerySelectorAll("option[data-template]").Select(o => o.GetAttribute("data-template")).ShouldBe([Bugs, Ideas]);
    }

    [Fact]
    public async Task without_script_a_button_brings_it_and_nothing_is_lost()
    {
        var page = await ines.Get("/topics/new?category=pannes");

        var changed = await Button(page, ideas.Id, Bugs);
        TextOf(changed).ShouldBe(Ideas);
        changed.ValueOf("title").ShouldBe("Un titre à garder");
        changed.Document.QuerySelector(".notice")!.TextContent.ShouldContain("Idées");

        TextOf(await Button(page, bugs.Id, "Mes propres mots")).ShouldBe($"Mes propres mots\n\n{Bugs}");
        TextOf(await Button(page, bugs.Id, $"Mes propres mots\n\n{Bugs}")).ShouldBe($"Mes propres mots\n\n{Bugs}", "it is there already");
        TextOf(await Button(page, hall.Id, "Mes propres mots")).ShouldBe("Mes propres mots");
        (await Button(page, null, "Mes propres mots")).ErrorOf("category").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Bugs)]
    [InlineData("\n**Ce que je vois :**\r\n\r\n\r\n")]
    public async Task a_template_as_it_stands_says_nothing_yet(string text)
    {
        var page = await ines.Get("/topics/new?category=pannes");
        var refused = await Send(page, text);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector("#markdown-error")!.TextContent.ShouldContain("modèle");

        (await Send(page, Bugs.Replace("fais :**", "fais :** j’ouvre la page", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task a_draft_is_left_as_it_is_and_another_category_replaces_what_nobody_wrote()
    {
        await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", "Un titre"), ("category", $"{ideas.Id}"), ("markdown", Ideas), ("saveDraft", "true"));
        TextOf(await ines.Get("/topics/new?category=pannes")).ShouldBe(Bugs);

        await ines.Submit(await ines.Get("/topics/new"), "/topics", ("title", "Un titre"), ("category", $"{ideas.Id}"), ("markdown", "Une idée à moi"), ("saveDraft", "true"));
        TextOf(await ines.Get("/topics/new?category=pannes")).ShouldBe("Une idée à moi");
    }

    [Fact]
    public async Task admins_write_change_and_empty_it()
    {
        await forum.Member("chef", Role.Admin);
        using var chef = forum.Visitor();
        await chef.SignIn("chef");
        var edit = $"/admin/categories/{bugs.Id}";
        var page = await chef.Get(edit);
        TextOf(page, "template").ShouldBe(Bugs);

        var typed = new string('é', Category.TemplateLimit + 1);
        var refused = await chef.Submit(page, edit, ("name", "Pannes"), ("template", typed));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        TextOf(refused, "template").ShouldBe(typed);

        (await chef.Submit(page, edit, ("name", "Pannes"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Template(bugs)).ShouldBe(Bugs, "half a form takes nothing away");
        (await chef.Submit(page, edit, ("name", "Pannes"), ("template", ""))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Template(bugs)).ShouldBe("");
        (await chef.Submit(await chef.Get("/admin/categories/new"), "/admin/categories", ("name", "Neuve"), ("template", "**Neuf :**\r\n"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        TextOf(await ines.Get("/topics/new?category=neuve")).ShouldBe("**Neuf :**");
    }

    private Task<Page> Button(Page page, long? category, string text) =>
        ines.Submit(page, "/topics", ("title", "Un titre à garder"), ("category", $"{category}"), ("markdown", text), ("template", "true"));

    private Task<Page> Send(Page page, string text) =>
        ines.Submit(page, "/topics", ("title", "Une page ne s’ouvre pas"), ("category", $"{bugs.Id}"), ("markdown", text));

    private async Task<CategoryNode> Make(string name, string template)
    {
        var made = (CreateCategory.Outcome.Created)await forum.With((CreateCategory create) => create.Run(new(TestForum.Root, name) { Template = template }, default));
        return (await forum.With((CategoryTrees trees) => trees.Get(default).AsTask())).Find(made.Id)!;
    }

    private async Task<string> Template(CategoryNode category) =>
        (await forum.With((CategoryTrees trees) => trees.Get(default).AsTask())).Find(category.Id)!.Template;

    private static string TextOf(Page page, string name = "markdown") => page.Document.QuerySelector($"textarea[name={name}]")!.TextContent;
}
