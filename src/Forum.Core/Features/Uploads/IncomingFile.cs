using System.Security.Cryptography;

namespace Forum.Core.Features.Uploads;

/// <summary>What is being sent, in a file of its own until it has been judged.</summary>
internal sealed class IncomingFile : IDisposable
{
    private readonly List<string> files = [];

    private IncomingFile(string path, long length)
    {
        Path = path;
        Length = length;
        files.Add(path);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Null when there is more than may be: nothing beyond is read.</summary>
    public static async Task<IncomingFile?> Receive(Stream content, UploadFolder folder, long most, CancellationToken ct)
    {
        var path = folder.NewFile("sent");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            var piece = new byte[64 * 1024];
            for (int read; (read = await content.ReadAsync(piece, ct)) > 0;)
            {
                if (file.Length + read > most)
                {
                    file.Close();
                    File.Delete(path);
                    return null;
                }

                await file.WriteAsync(piece.AsMemory(0, read), ct);
            }

            return new IncomingFile(path, file.Length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Task<byte[]> Bytes(CancellationToken ct) => File.ReadAllBytesAsync(Path, ct);

    /// <summary>Another file of the same work, which goes when this goes.</summary>
    public string With(string file)
    {
        files.Add(file);
        return file;
    }

    public void Dispose() => files.ForEach(File.Delete);

    public static async Task<string> Hash(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
