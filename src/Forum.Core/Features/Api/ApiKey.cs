namespace Forum.Core.Features.Api;

[Flags]
internal enum ApiScopes
{
    None = 0,
    Read = 1,
    Write = 2,
    Admin = 4,
}

/// <summary>A key for scripts. Only its hash is kept; permissions are always its owner's, or those of the person it acts as.</summary>
internal sealed class ApiKey
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public required long OwnerId { get; init; }

    public required ApiScopes Scopes { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

/// <summary>The answer to a POST that named an Idempotency-Key, kept for 24 hours.</summary>
internal sealed class IdempotentAnswer
{
    public required long ApiKeyId { get; init; }

    public required string Key { get; init; }

    /// <summary>Hash of method, path and body: the same key with another request is a mistake, told as such.</summary>
    public required string RequestHash { get; init; }

    public required int Status { get; set; }

    public required string Body { get; set; }

    public required DateTime At { get; init; }
}
