using Forum.Core.Features.Accounts;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("marie@exemple.fr", "marie@exemple.fr")]
    [InlineData(" marie.dupont+forum@Exemple.FR ", "marie.dupont+forum@exemple.fr")]
    [InlineData("andré@forêt.fr", "andré@xn--fort-ipa.fr")]
    [InlineData("o'brien@mail.co.uk", "o'brien@mail.co.uk")]
    [InlineData("a@b.c", "a@b.c")]
    public void addresses_of_people_are_taken(string typed, string kept) => EmailAddress.Read(typed).ShouldBe((new EmailAddress(kept), null));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("  ", "missing")]
    [InlineData("marie", "invalid")]
    [InlineData("marie@gmail", "invalid")]
    [InlineData("@exemple.fr", "invalid")]
    [InlineData("marie@", "invalid")]
    [InlineData("marie@@exemple.fr", "invalid")]
    [InlineData("marie@exemple.fr\r\nBcc: all@exemple.fr", "invalid")]
    [InlineData("marie\n@exemple.fr", "invalid")]
    [InlineData("marie@exemple.fr, paul@exemple.fr", "invalid")]
    [InlineData("Marie <marie@exemple.fr>", "invalid")]
    [InlineData("\"marie\"@exemple.fr", "invalid")]
    [InlineData("ma..rie@exemple.fr", "invalid")]
    [InlineData(".marie@exemple.fr", "invalid")]
    [InlineData("marie@exemple..fr", "invalid")]
    [InlineData("marie@-exemple.fr", "invalid")]
    [InlineData("marie@exemple.fr.", "invalid")]
    [InlineData("marie@192.168.0.1", "invalid")]
    [InlineData("marie@exemple.fr\0", "invalid")]
    [InlineData("mar\u202Eie@exemple.fr", "invalid")]
    [InlineData("mar\uD800ie@exemple.fr", "invalid")]
    public void what_no_mail_can_reach_is_refused(string? typed, string reason) => EmailAddress.Read(typed).Refusal.ShouldBe("accounts.email." + reason);

    [Fact]
    public void an_endless_address_is_refused_at_once()
    {
        EmailAddress.Read(new string('a', 10_000_000) + "@exemple.fr").Refusal.ShouldBe("accounts.email.long");
        EmailAddress.Read(new string('a', 65) + "@exemple.fr").Refusal.ShouldBe("accounts.email.invalid");
    }

    [Fact]
    public void no_naughty_string_passes_with_a_line_break_or_breaks_the_rules()
    {
        foreach (var naughty in Corpora.NaughtyStrings())
        {
            foreach (var typed in new[] { naughty, naughty + "@exemple.fr", "marie@" + naughty, "marie@" + naughty + ".fr" })
            {
                var (address, refusal) = EmailAddress.Read(typed);
                if (refusal is null) address.Text.ShouldAllBe(c => !char.IsControl(c) && !char.IsWhiteSpace(c));
            }
        }
    }
}
