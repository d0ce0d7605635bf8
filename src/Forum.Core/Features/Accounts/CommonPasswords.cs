using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace Forum.Core.Features.Accounts;

/// <summary>The passwords that guessing programs try first, of those long enough to be allowed here. Origin: docs/third-party.md.</summary>
internal static class CommonPasswords
{
    // A megabyte once read, so only from the first sign-up on.
    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    public static int Count => All.Value.Count;

    public static bool Contain(string password) => All.Value.Contains(password.ToLowerInvariant());

    private static FrozenSet<string> Read()
    {
        using var packed = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Forum.Core.Features.Accounts.common-passwords.txt.br")!;
        using var lines = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
