using System.Text;
using Forum.Core.Platform.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Forum.Core.Features.Accounts;

/// <summary>Turns passwords into what may be stored. Slow on purpose: never inside <c>Writes.Run</c>, where everybody would wait.</summary>
internal sealed class Passwords
{
    // PBKDF2-HMAC-SHA512; takes 150 to 400 ms on one core of 2025. Older hashes are renewed at the next sign-in.
    public const int Iterations = 600_000;

    // Guessing at full speed must leave cores to those who read.
    private readonly SemaphoreSlim atOnce = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<object> hasher;
    private readonly Lazy<string> nobodys;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        hasher = new PasswordHasher<object>(options);
        nobodys = new(() => hasher.HashPassword(this, "nobody's password"));
    }

    public Task<string> Hash(string password, CancellationToken ct) => InTurn(() => hasher.HashPassword(this, Composed(password)), ct);

    /// <summary>Takes as long for an account that does not exist (null): its absence must not show.</summary>
    public async Task<PasswordVerificationResult> Verify(string? hash, string password, CancellationToken ct)
    {
        // Made whoever comes first, or the first unknown name would take twice as long.
        var decoy = nobodys.Value;
        var result = await InTurn(() => hasher.VerifyHashedPassword(this, hash ?? decoy, Composed(password)), ct);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken ct)
    {
        await atOnce.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            atOnce.Release();
        }
    }

    // One keyboard sends é as one character, another as two. Cutting half characters first, because Normalize throws on them.
    private static string Composed(string password) => CleanText.WellFormed(password).Normalize(NormalizationForm.FormC);
}
