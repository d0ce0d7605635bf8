namespace Forum.Core.Features.Uploads.Pictures;

/// <summary>What the first bytes of a picture say, read before anything decodes it.</summary>
/// <param name="Width">Of one frame, before it is turned upright.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Frames">1 for what stands still.</param>
/// <param name="Orientation">As in EXIF; from 5 on the sides change places.</param>
internal sealed record PictureHeader(int Width, int Height, int Frames = 1, int Orientation = 1)
{
    public long Pixels => (long)Width * Height;

    public bool IsTurned => Orientation is >= 5 and <= 8;
}

/// <summary>The kinds of pictures there are, each with its reader and its cleaner.</summary>
internal sealed record PictureKind(FileKind File, PictureKind.Reader Header, PictureKind.Cleaner Cleaned)
{
    public delegate PictureHeader? Reader(ReadOnlySpan<byte> bytes);

    /// <summary>The same picture without anything that is not needed to show it; null when it is not whole.</summary>
    public delegate byte[]? Cleaner(ReadOnlySpan<byte> bytes);

    public static readonly PictureKind Jpeg = new(new("image/jpeg", "jpg"), JpegFile.Header, JpegFile.Cleaned);
    public static readonly PictureKind Png = new(new("image/png", "png"), PngFile.Header, PngFile.Cleaned);
    public static readonly PictureKind Gif = new(new("image/gif", "gif"), GifFile.Header, GifFile.Cleaned);
    public static readonly PictureKind WebP = new(new("image/webp", "webp"), WebPFile.Header, WebPFile.Cleaned);

    /// <summary>By the first bytes; null for what is none of these.</summary>
    public static PictureKind? Of(ReadOnlySpan<byte> bytes) =>
        JpegFile.Is(bytes) ? Jpeg : PngFile.Is(bytes) ? Png : GifFile.Is(bytes) ? Gif : WebPFile.Is(bytes) ? WebP : null;
}
