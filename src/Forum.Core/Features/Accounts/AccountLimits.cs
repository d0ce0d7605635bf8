using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>How often each thing may be tried. See docs/decisions/0005-accounts.md for the reasons.</summary>
internal static class AccountLimits
{
    // Tries at one account from everywhere in an hour: past that somebody is guessing with many addresses.
    public const int GuessesThatAlarm = 50;

    // Even then an address that has not tried yet may try, so that no attacker can shut the owner out.
    private const int TriesUnderAttack = 3;
    private const int TriesAtAnAccount = 15;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>From one address, whatever the account.</summary>
    public static Limit[] SignIn(string address) => [new("sign-in", address, 6, Minute), new("sign-in", address, 30, Hour)];

    /// <summary>What guesses are counted by: the account, or a name that is nobody's, so that the limit does not tell one from the other.</summary>
    public static string Target(long? accountId, string typed) =>
        accountId is { } id ? Text(id) : "?" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Account.KeyOf(typed.Trim()))))[..24];

    /// <summary>At one account: only counted, never refused.</summary>
    public static Limit Guesses(string target) => new("guesses", target, int.MaxValue, Hour);

    /// <summary>At one account from one address.</summary>
    public static Limit Tries(string target, string address, bool underAttack) =>
        new("tries", $"{target}:{address}", underAttack ? TriesUnderAttack : TriesAtAnAccount, Hour);

    /// <summary>Typing one's password again while signed in: a stolen session must not guess it.</summary>
    public static Limit[] Confirm(long accountId) => [new("confirm", Text(accountId), 5, Minute), new("confirm", Text(accountId), 20, Hour)];

    public static Limit[] NewAccount(string address) => [new("account", address, 3, Day)];

    /// <summary>Asking whether a name or an address is taken; slips of the hand included.</summary>
    public static Limit[] SignUp(string address) => [new("sign-up", address, 30, Hour)];

    public static Limit[] Mail(string email, string address) => [new("mail", email, 5, HalfHour), new("mail-from", address, 20, Hour)];

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
