using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Web.Features.Setup;

internal enum SetupCodeCheck
{
    Right,
    Wrong,
    Expired,
}

/// <summary>
/// The proof that somebody can read this program's output. Only its hash is held, and only in memory: a restart makes
/// a new one and with it the old one worthless.
/// </summary>
internal sealed class SetupCode(TimeProvider time)
{
    // A log is kept and passed around; who sets a forum up does it on the day they start it.
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private const int Bytes = 24;

    private volatile Kept? kept;

    public string Renew()
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        kept = new Kept(HashOf(code), time.GetUtcNow() + Life);
        return code;
    }

    public SetupCodeCheck Check(string? code)
    {
        if (kept is not { } now || string.IsNullOrWhiteSpace(code) || code.Length > 200) return SetupCodeCheck.Wrong;
        if (!CryptographicOperations.FixedTimeEquals(now.Hash, HashOf(code.Trim()))) return SetupCodeCheck.Wrong;
        return time.GetUtcNow() < now.Until ? SetupCodeCheck.Right : SetupCodeCheck.Expired;
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    private sealed record Kept(byte[] Hash, DateTimeOffset Until);
}
