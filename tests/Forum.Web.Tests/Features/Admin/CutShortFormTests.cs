using System.Net;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>A form that arrives without a field, or with a choice that was never offered, opens no door and closes none.</summary>
public sealed class CutShortFormTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Visitor chef = null!;
    private CategoryNode room = null!;

    private string Edit => $"/admin/categories/{room.Id}";

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        room = await forum.Category("Salle", readBy: Audience.Staff, writeBy: Audience.Staff);
        await forum.Member("chef", Role.Admin);
        chef = forum.Visitor();
        await chef.SignIn("chef");
    }

    public async ValueTask DisposeAsync()
    {
        chef.Dispose();
        await forum.DisposeAsync();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.SeeOther)]
    [InlineData("", HttpStatusCode.SeeOther)]
    [InlineData("99", HttpStatusCode.BadRequest)]
    [InlineData("Nobody", HttpStatusCode.BadRequest)]
    public async Task a_category_for_the_team_stays_closed(string? readBy, HttpStatusCode status)
    {
        (string, string)[] typed = readBy is null ? [("name", "Salle")] : [("name", "Salle"), ("readBy", readBy)];
        (await chef.Submit(await chef.Get(Edit), Edit, typed)).Status.ShouldBe(status);

        var now = (await forum.With((CategoryTrees trees) => trees.Get(default).AsTask())).Find(room.Id)!;
        now.ReadBy.ShouldBe(Audience.Staff);
        now.WriteBy.ShouldBe(Audience.Staff);
    }

    [Theory]
    [InlineData]
    [InlineData("rights[x]", "None")]
    [InlineData("rights[2]", "99")]
    public async Task rights_are_not_taken_away_by_half_a_form(params string[] field)
    {
        var page = await chef.Get($"{Edit}/rights");
        (string, string)[] typed = field is [var name, var value] ? [(name, value)] : [];

        (await chef.Submit(page, $"{Edit}/rights", typed)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task an_open_forum_stays_open()
    {
        var page = await chef.Get("/admin/jobs");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        (await chef.Post("/admin/launch", ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).Stage.ShouldBe(Stage.Live);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.SeeOther)]
    [InlineData("Nobody", HttpStatusCode.BadRequest)]
    public async Task who_may_join_stays_as_it_was(string? mode, HttpStatusCode status)
    {
        var settings = forum.Services.GetRequiredService<SettingsStore>();
        await forum.Write(write => settings.Save(new RegistrationSettings { Mode = Registration.Approval }, write, default));
        List<(string, string)> typed = [("previewCap", "10"), ("invitationDays", "7")];
        if (mode is not null) typed.Add(("mode", mode));

        (await chef.Submit(await chef.Get("/admin/registration"), "/admin/registration", [.. typed])).Status.ShouldBe(status);
        (await settings.Get<RegistrationSettings>(default)).Mode.ShouldBe(Registration.Approval);
    }
}
