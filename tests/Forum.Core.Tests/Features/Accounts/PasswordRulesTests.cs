using System.Buffers.Binary;
using System.Diagnostics;
using Forum.Core.Features.Accounts;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Forum.Core.Tests.Features.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("xkqvbzmwjtrplhgfdsnc")]
    [InlineData("un cheval sans batterie")]
    [InlineData("éàüñ日本語パスワード")]
    [InlineData("  spaces at the ends  ")]
    [InlineData("🐎🔋📎✅🐎🔋📎✅🐎🔋")]
    public void length_is_all_that_is_asked(string password) => PasswordRules.Refusal(password).ShouldBeNull();

    [Fact]
    public void up_to_256_characters_are_taken_whole()
    {
        PasswordRules.Refusal(new string('x', 255) + "y").ShouldBeNull();
        PasswordRules.Refusal(new string('x', 257)).ShouldBe("accounts.password.long");
        PasswordRules.Refusal(new string('x', 1_000_000)).ShouldBe("accounts.password.long");
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "missing")]
    [InlineData("ninechars", "short")]
    [InlineData("password123", "common")]
    [InlineData("Password123", "common")]
    [InlineData("1234567890", "common")]
    [InlineData("azertyuiop", "common")]
    [InlineData("motdepasse", "common")]
    [InlineData("Bonjour2024!", "common")]
    [InlineData("alice.martin", "personal")]
    [InlineData("Alice-Martin-1", "personal")]
    [InlineData("alice@exemple.fr", "personal")]
    [InlineData("leprefleuri1!", "personal")]
    [InlineData("fleuriFLEURI12", "personal")]
    public void what_anybody_would_try_is_refused(string? password, string reason) =>
        PasswordRules.Refusal(password, "alice.martin", "alice@exemple.fr", "Le Pré fleuri").ShouldBe("accounts.password." + reason);

    [Fact]
    public void a_name_inside_a_long_phrase_is_no_harm() =>
        PasswordRules.Refusal("alice au pays des merveilles", "alice", "alice@exemple.fr").ShouldBeNull();

    [Fact]
    public void the_list_holds_far_more_than_the_three_thousand_that_matter() => CommonPasswords.Count.ShouldBeGreaterThan(20_000);

    [Fact]
    public void no_naughty_string_breaks_the_rules()
    {
        foreach (var naughty in Corpora.NaughtyStrings()) PasswordRules.Refusal(naughty, naughty, naughty + "@x.fr");
    }

    [Fact]
    public async Task two_long_passwords_that_differ_at_the_end_are_two()
    {
        var passwords = Quick();
        foreach (var length in new[] { 73, 200 })
        {
            var hash = await passwords.Hash(new string('p', length) + "a", default);
            (await passwords.Verify(hash, new string('p', length) + "b", default)).ShouldBe(PasswordVerificationResult.Failed);
            (await passwords.Verify(hash, new string('p', length) + "a", default)).ShouldBe(PasswordVerificationResult.Success);
        }
    }

    [Fact]
    public async Task an_accent_typed_as_two_characters_is_the_same_accent()
    {
        var passwords = Quick();
        var hash = await passwords.Hash("e\u0301te\u0301 au village", default);
        (await passwords.Verify(hash, "été au village", default)).ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task half_characters_do_not_break_the_hasher()
    {
        var passwords = Quick();
        (await passwords.Verify(await passwords.Hash("half \uD800 a character", default), "half \uD800 a character", default)).ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task an_older_and_weaker_hash_asks_to_be_renewed()
    {
        var hash = await Quick().Hash("correct horse", default);
        (await Quick(iterations: 2000).Verify(hash, "correct horse", default)).ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>ASP.NET Core Identity, version 3: a mark, the function, the rounds and the length of the salt, each in four bytes.</summary>
    [Fact]
    public async Task a_hash_takes_long_enough_to_hurt_a_guesser()
    {
        var hash = Convert.FromBase64String(await Quick(Passwords.Iterations).Hash("correct horse", default));
        hash[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).ShouldBe((uint)KeyDerivationPrf.HMACSHA512);

        // OWASP's Password Storage Cheat Sheet asks for 210,000 rounds of this function.
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBeGreaterThanOrEqualTo(210_000u);
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9)).ShouldBeGreaterThanOrEqualTo(16u);
    }

    [Fact]
    public async Task nobody_s_password_is_verified_like_anybody_s()
    {
        var passwords = Quick(50_000);
        var hash = await passwords.Hash("correct horse", default);
        var (somebody, nobody) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        // By turns and the quickest of each: what else the machine does falls on both.
        for (var i = 0; i < 10; i++)
        {
            somebody = await Quickest(somebody, () => passwords.Verify(hash, "x", default));
            nobody = await Quickest(nobody, () => passwords.Verify(null, "x", default));
        }

        (nobody / somebody).ShouldBeInRange(0.3, 3);
    }

    private static async Task<TimeSpan> Quickest(TimeSpan best, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed < best ? watch.Elapsed : best;
    }

    private static Passwords Quick(int iterations = 1000) => new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
