using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Security;

namespace Forum.Web.Features.Api;

/// <summary>What was sent, read to its end before anything is made of it: not too much, and text.</summary>
internal sealed class ApiBody(byte[] sent, bool isFile)
{
    // The framework would replace what is not UTF-8 without a word, and the replacement would be published.
    public bool IsText { get; } = isFile || Utf8.IsValid(sent);

    /// <summary>Null when it is more than we take.</summary>
    public static async Task<ApiBody?> Read(HttpRequest request, CancellationToken ct)
    {
        if (!RequestOrigins.Changes(request)) return new ApiBody([], false);

        var isFile = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null;
        var limit = RequestBody.LimitOf(request.HttpContext);
        var read = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, limit));
        var piece = new byte[16 * 1024];
        for (int length; (length = await request.Body.ReadAsync(piece, ct)) > 0;)
        {
            if (read.Length + length > limit) return null;
            read.Write(piece, 0, length);
        }

        read.Position = 0;
        request.Body = read;
        return new ApiBody(read.ToArray(), isFile);
    }

    /// <summary>What an Idempotency-Key stands for: the same words to the same address in the same name.</summary>
    public string HashWith(HttpRequest request, Actor actor)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{actor.Id}\n"));
        hash.AppendData(sent);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
