using Forum.Core.Features.Members;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Members;

public sealed class EditProfileTests
{
    [Fact]
    public async Task a_profile_says_what_was_typed_and_its_text_is_baked_like_a_post()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        await forum.Person("bruno");

        (await Run(forum, new(ines, "  Inès   Kaddour ", "Voir @bruno et [moi](javascript:alert(1)).", "Brest", "http://example.org"))).ShouldBeOfType<EditProfile.Outcome.Edited>();

        var profile = (await forum.With((MemberQueries members) => members.Profile("INES", Actor.Guest, default)))!;
        profile.Person.DisplayName.ShouldBe("Inès Kaddour");
        profile.BioHtml.ShouldContain("href=\"/u/bruno\"");
        profile.BioHtml.ShouldNotContain("javascript");
        profile.Website.ShouldBe("http://example.org/");
    }

    [Fact]
    public async Task an_empty_profile_goes_by_the_username()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        await Run(forum, new(ines, "Inès", "Bonjour.", "Brest", "example.org"));

        await Run(forum, new(ines, " ", null, null, ""));

        var profile = (await forum.With((MemberQueries members) => members.Profile("ines", Actor.Guest, default)))!;
        (profile.Person.DisplayName, profile.BioHtml, profile.Location, profile.Website).ShouldBe(("ines", "", "", ""));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org")]
    [InlineData("mailto:ines@example.org")]
    [InlineData("https://")]
    [InlineData("http://me:secret@example.org")]
    [InlineData("//evil")]
    [InlineData("not an address")]
    [InlineData("data:text/html,x")]
    public async Task a_web_site_is_on_the_web(string typed)
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");

        (await Run(forum, new(ines, "", "", "", typed))).ShouldBeOfType<EditProfile.Outcome.Refused>().Why.ShouldHaveSingleItem().Reason.ShouldBe(ProfileText.WebsiteUnfit);
    }

    [Fact]
    public async Task lengths_are_counted_as_people_count()
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Person("ines");
        var family = "👨‍👩‍👧‍👦";

        (await Run(forum, new(ines, string.Concat(Enumerable.Repeat(family, Member.DisplayNameLimit)), string.Concat(Enumerable.Repeat("é", Member.BioLimit)), "", "")))
            .ShouldBeOfType<EditProfile.Outcome.Edited>();
        (await Run(forum, new(ines, string.Concat(Enumerable.Repeat(family, Member.DisplayNameLimit + 1)), new string('é', Member.BioLimit + 1), new string('x', 101), "")))
            .ShouldBeOfType<EditProfile.Outcome.Refused>().Why.Select(w => w.Field).ShouldBe(["displayName", "bio", "location"]);
    }

    [Fact]
    public async Task nobody_has_a_profile_without_being_somebody()
    {
        await using var forum = await TestForum.Start();

        (await Run(forum, new(Actor.Guest, "Personne", "", "", ""))).ShouldBeOfType<EditProfile.Outcome.NotFound>();
    }

    private static Task<EditProfile.Outcome> Run(TestForum forum, EditProfile.Command command) =>
        forum.With((EditProfile edit) => edit.Run(command, default));
}
