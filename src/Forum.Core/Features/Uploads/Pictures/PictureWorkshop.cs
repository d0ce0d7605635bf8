namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>A picture made fit to keep, in a file that waits for its place.</summary>
internal sealed record MadePicture(string File, PictureHeader Header);

/// <summary>
/// Makes every picture anew, so that nothing of what was sent is served but what one sees. Without libvips, what is not
/// needed to see it is taken out, and its size stays.
/// </summary>
internal sealed class PictureWorkshop(Vips vips, UploadFolder folder)
{
    /// <summary>No screen shows more; what a camera sends beyond it only fills the disk.</summary>
    public const int LongestSide = 4096;

    /// <summary>What a page shows of a larger one, twice as fine as its column.</summary>
    public const int SmallSide = 1280;

    public bool CanScale => vips.IsHere;

    /// <summary>Null for a picture that is not whole: an accident of sending, which its sender can mend.</summary>
    public async Task<MadePicture?> Make(PictureKind kind, byte[] bytes, CancellationToken ct)
    {
        // The converter, too, gets only what is needed to show it.
        if (kind.Cleaned(bytes) is not { } bare || await Write(kind, bare, ct) is not { } plain) return null;
        if (!vips.IsHere) return plain;

        var reader = kind == PictureKind.Gif || kind == PictureKind.WebP ? "[n=-1]" : "[fail-on=truncated]";
        var writer = kind == PictureKind.Jpeg ? "[Q=85,strip]" : kind == PictureKind.WebP ? "[Q=85,strip]" : kind == PictureKind.Png ? "[compression=4,strip]" : "[strip]";
        var made = folder.NewFile(kind.File.Extension);
        try
        {
            if (!await vips.Make(plain.File + reader, $"{LongestSide}x{LongestSide}>", false, made + writer, ct)) return null;

            return kind.Cleaned(await File.ReadAllBytesAsync(made, ct)) is { } cleaned ? await Write(kind, cleaned, ct) : null;
        }
        finally
        {
            File.Delete(made);
            File.Delete(plain.File);
        }
    }

    /// <summary>A smaller one, as WebP whatever it was; null where it cannot be made, and the large one has to do.</summary>
    public async Task<MadePicture?> Smaller(string file, PictureSize size, CancellationToken ct)
    {
        if (!vips.IsHere) return null;

        var made = folder.NewFile(PictureKind.WebP.File.Extension);
        try
        {
            return await vips.Make(file, size.Box, size.IsCut, made + "[Q=80,strip]", ct)
                && PictureKind.WebP.Cleaned(await File.ReadAllBytesAsync(made, ct)) is { } cleaned ? await Write(PictureKind.WebP, cleaned, ct) : null;
        }
        finally
        {
            File.Delete(made);
        }
    }

    private async Task<MadePicture?> Write(PictureKind kind, byte[] bytes, CancellationToken ct)
    {
        if (kind.Header(bytes) is not { } header) return null;

        var file = folder.NewFile(kind.File.Extension);
        await File.WriteAllBytesAsync(file, bytes, ct);
        return new MadePicture(file, header.IsTurned ? header with { Width = header.Height, Height = header.Width } : header);
    }
}

/// <summary>The sizes that are made of a picture, by their name in its address.</summary>
internal sealed record PictureSize(string Name, string Box, bool IsCut)
{
    public static readonly PictureSize Small = new("small", $"{PictureWorkshop.SmallSide}x{PictureWorkshop.SmallSide}>", false);

    /// <summary>Twice as high as the header's bar.</summary>
    public static readonly PictureSize Logo = new("logo", "480x96>", false);

    public static readonly IReadOnlyList<PictureSize> Faces = [Square(48), Square(96), Square(192)];

    private static PictureSize Square(int side) => new($"{side}", $"{side}x{side}", true);
}
