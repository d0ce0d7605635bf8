using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Features.Api;

/// <summary>The text of a key, which its owner has, and its hash, which we have.</summary>
internal static class ApiKeySecret
{
    public const string Prefix = "preau_";

    /// <summary>A key that somebody brings along is random, or it is none; length is all that can be asked.</summary>
    public const int ShortestOwn = 16;

    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static ApiKey Row(string secret, string name, long ownerId, ApiScopes scopes, DateTime now) =>
        new() { Name = name, Hash = HashOf(secret), OwnerId = ownerId, Scopes = scopes, CreatedAt = now };
}
