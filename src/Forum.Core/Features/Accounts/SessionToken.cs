using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>What the browser keeps (256 random bits) and what the row keeps of it.</summary>
internal static class SessionToken
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsWellFormed(string? token) => token is { Length: Length };

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
