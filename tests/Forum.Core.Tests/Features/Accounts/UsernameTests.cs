using Forum.Core.Features.Accounts;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class UsernameTests
{
    [Theory]
    [InlineData("jo")]
    [InlineData("Zoé")]
    [InlineData("jean-françois")]
    [InlineData("marie.dupont_75")]
    [InlineData("Ольга")]
    [InlineData("Γιώργος")]
    [InlineData("田中さん")]
    [InlineData("김철수")]
    [InlineData("हिन्दी")]
    [InlineData("محمد")]
    [InlineData("42")]
    public void people_may_be_called_what_they_are_called(string typed) =>
        Username.Read(typed).ShouldBe((new Username(typed, UsernameSkeleton.Of(typed)), null));

    [Theory]
    [InlineData("", "missing")]
    [InlineData("   ", "missing")]
    [InlineData("a", "short")]
    [InlineData("👍👍", "characters")]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", "long")]
    [InlineData("marie dupont", "characters")]
    [InlineData("marie\u200Bdupont", "characters")]
    [InlineData("\u202Emarie", "characters")]
    [InlineData("marie\ndupont", "characters")]
    [InlineData("a/b", "characters")]
    [InlineData("<b>x</b>", "characters")]
    [InlineData("marie\uD800", "characters")]
    [InlineData("z\u0334\u0335\u0336algo", "characters")]
    [InlineData("ɑlice", "characters")]
    [InlineData(".marie", "punctuation")]
    [InlineData("marie-", "punctuation")]
    [InlineData("ma..rie", "punctuation")]
    [InlineData("ma._rie", "punctuation")]
    [InlineData("pаypal", "scripts")]
    [InlineData("αlice", "scripts")]
    [InlineData("admin", "reserved")]
    [InlineData("Аdmin", "scripts")]
    [InlineData("Adm1n", "reserved")]
    [InlineData("ＡＤＭＩＮ", "reserved")]
    [InlineData("modérateur", "reserved")]
    [InlineData("no_reply", "reserved")]
    public void what_cannot_be_a_name_is_refused_with_its_reason(string typed, string reason) =>
        Username.Read(typed).Refusal.ShouldBe("accounts.username." + reason);

    [Theory]
    [InlineData("marie", "MARIE")]
    [InlineData("marie", "ｍａｒｉｅ")]
    [InlineData("marie", "márie")]
    [InlineData("marie", "rnarie")]
    [InlineData("william", "wi1liam")]
    [InlineData("leo", "le0")]
    [InlineData("IIan", "llan")]
    [InlineData("paula", "раula")]
    [InlineData("coco", "сосо")]
    [InlineData("TATA", "ΤΑΤΑ")]
    [InlineData("jean.dupont", "jean_dupont")]
    [InlineData("vvendy", "wendy")]
    [InlineData("strasse", "straße")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("ma\u200Drie", "marie")]
    public void names_that_look_alike_have_one_skeleton(string one, string other) =>
        UsernameSkeleton.Of(one).ShouldBe(UsernameSkeleton.Of(other));

    [Theory]
    [InlineData("marie", "maria")]
    [InlineData("jean", "jeanne")]
    [InlineData("user1", "user2")]
    [InlineData("ольга", "олега")]
    [InlineData("か", "が行")]
    public void different_names_stay_different(string one, string other) =>
        UsernameSkeleton.Of(one).ShouldNotBe(UsernameSkeleton.Of(other));

    [Fact]
    public void whoever_sets_the_forum_up_may_be_called_admin() =>
        Username.Read("admin", mayBeReserved: true).Refusal.ShouldBeNull();

    [Fact]
    public void width_is_folded_away_in_the_name_itself() =>
        Username.Read("ｍａｒｉｅ").Name.Text.ShouldBe("marie");

    [Fact]
    public void no_naughty_string_breaks_the_rules_or_hides_in_a_name()
    {
        foreach (var naughty in Corpora.NaughtyStrings())
        {
            var (name, refusal) = Username.Read(naughty);
            if (refusal is not null) continue;
            name.Text.EnumerateRunes().ShouldAllBe(rune => Username.MayContain(rune));
            name.Skeleton.ShouldNotBeNullOrEmpty();
            Uri.IsWellFormedUriString("/u/" + Uri.EscapeDataString(name.Text), UriKind.Relative).ShouldBeTrue();
        }
    }
}
