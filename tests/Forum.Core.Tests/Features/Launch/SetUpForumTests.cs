using Forum.Core.Features.Api;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Launch;

public sealed class SetUpForumTests
{
    private static readonly SetUpForum.Command Wanted = new("admin", "admin@example.test", "trois lunes et demie")
    {
        Title = "Lanterne",
        Language = "en",
        Accent = "#00635a",
        Stage = Stage.Live,
        Categories = ["One", "Two", "Two!"],
        ApiKey = "a-key-of-ones-own",
    };

    [Fact]
    public async Task everything_is_made_at_once_and_the_key_is_kept_as_a_hash()
    {
        await using var forum = await TestForum.Start(setUp: false);

        (await SetUp(forum, Wanted)).ShouldBeOfType<SetUpForum.Outcome.Done>().SessionToken.ShouldBeNull();

        (await forum.Read(db => db.Categories.Select(c => c.Slug).ToListAsync())).ShouldBe(["one", "two", "two-2"], ignoreOrder: true);
        (await forum.Read(db => db.ApiKeys.SingleAsync())).Hash.ShouldBe(ApiKeySecret.HashOf("a-key-of-ones-own"));
        (await forum.Read(db => db.Accounts.SingleAsync())).EmailConfirmed.ShouldBeTrue();
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).FrenchTypography.ShouldBeFalse();
    }

    [Fact]
    public async Task categories_have_names_of_their_own()
    {
        await using var forum = await TestForum.Start(setUp: false);

        var invalid = (await SetUp(forum, Wanted with { Categories = ["Métiers", "metiers"] })).ShouldBeOfType<SetUpForum.Outcome.Invalid>();
        invalid.Why.ShouldHaveSingleItem().Field.ShouldBe("categories");
    }

    [Fact]
    public async Task of_many_at_the_same_moment_one_sets_up_the_forum()
    {
        await using var forum = await TestForum.Start(setUp: false);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SetUp(forum, Wanted with { Username = $"admin{i}", Email = $"a{i}@example.test" })));

        outcomes.OfType<SetUpForum.Outcome.Done>().Count().ShouldBe(1);
        outcomes.OfType<SetUpForum.Outcome.AlreadyDone>().Count().ShouldBe(3);
        (await forum.Read(db => db.Members.CountAsync(m => m.Role == Role.Admin))).ShouldBe(1);
    }

    [Fact]
    public async Task all_faults_are_told_at_once_and_nothing_is_made()
    {
        await using var forum = await TestForum.Start(setUp: false);

        var invalid = (await SetUp(forum, new SetUpForum.Command("", "x", "lanterne12") { Title = "Lanterne", Language = "xx", Accent = "", ApiKey = "short" }))
            .ShouldBeOfType<SetUpForum.Outcome.Invalid>();

        invalid.Why.Select(why => why.Field).Distinct().ShouldBe(["language", "accent", "categories", "apiKey", "username", "email"], ignoreOrder: true);
        (await forum.Read(db => db.Members.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task the_sites_own_name_is_no_password()
    {
        await using var forum = await TestForum.Start(setUp: false);

        var invalid = (await SetUp(forum, Wanted with { Title = "Lanterne-du-nord", Password = "lanternedunord12" })).ShouldBeOfType<SetUpForum.Outcome.Invalid>();

        invalid.Why.ShouldHaveSingleItem().Reason.ShouldBe("accounts.password.personal");
    }

    private static Task<SetUpForum.Outcome> SetUp(TestForum forum, SetUpForum.Command command) => forum.With((SetUpForum use) => use.Run(command, default));
}
