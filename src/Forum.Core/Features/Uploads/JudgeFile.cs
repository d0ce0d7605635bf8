using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;

namespace Forum.Core.Features.Uploads;

/// <summary>Looks at what was sent, by its bytes alone, and makes of it what is kept.</summary>
internal sealed class JudgeFile(PictureWorkshop workshop)
{
    public const string Missing = "uploads.refused.missing";
    public const string Empty = "uploads.refused.empty";
    public const string TooLarge = "uploads.refused.tooLarge";
    public const string WrongType = "uploads.refused.type";
    public const string NoPicture = "uploads.refused.noPicture";
    public const string Broken = "uploads.refused.broken";
    public const string TooManyPixels = "uploads.refused.pixels";
    public const string TooManyFrames = "uploads.refused.frames";

    /// <summary>In millions; a bomb of a few bytes claims billions.</summary>
    private const int MostMegapixels = 50;

    private const int MostFrames = 300;

    /// <summary>Of all frames together: each is decoded.</summary>
    private const int MostMovingMegapixels = 100;

    private const long Million = 1_000_000;

    /// <summary>Without libvips an avatar goes out as large as it came in, beside every post.</summary>
    private const long MostUnscaledFace = 300 * 1024;

    public static Refusal Refuse(string reason) => new(reason, StoreUpload.Field);

    public static Refusal RefuseSize(long most) => Refuse(TooLarge).With("most", most / 1024 / 1024);

    public async Task<(JudgedFile? File, Refusal? Refusal)> Judge(IncomingFile sent, string? name, bool pictureOnly, UploadSettings settings, CancellationToken ct)
    {
        if (sent.Length == 0) return (null, Refuse(Empty));

        var bytes = await sent.Bytes(ct);
        if (PictureKind.Of(bytes) is { } kind)
        {
            if (sent.Length > settings.MostBytes(isPicture: true)) return (null, RefuseSize(settings.MostBytes(isPicture: true)));
            if (pictureOnly && !workshop.CanScale && sent.Length > MostUnscaledFace) return (null, Refuse("uploads.refused.unscaled").With("most", MostUnscaledFace / 1024));
            return await Picture(sent, kind, bytes, ct);
        }

        if (pictureOnly) return (null, Refuse(NoPicture));
        if (sent.Length > settings.MostBytes(isPicture: false)) return (null, RefuseSize(settings.MostBytes(isPicture: false)));
        return FileKind.Of(bytes, name ?? "", settings.FileTypes) is { } file
            ? (new JudgedFile(file, sent.Path, null, null, null), null)
            : (null, Refuse(WrongType).With("types", settings.FileTypes.Trim().Replace(" ", ", ", StringComparison.Ordinal)));
    }

    private async Task<(JudgedFile? File, Refusal? Refusal)> Picture(IncomingFile sent, PictureKind kind, byte[] bytes, CancellationToken ct)
    {
        // Before anything decodes it: a header is a few bytes.
        if (kind.Header(bytes) is not { } header) return (null, Refuse(Broken));
        if (header.Pixels > MostMegapixels * Million) return (null, Refuse(TooManyPixels).With("most", MostMegapixels));
        if (header.Frames > MostFrames) return (null, Refuse(TooManyFrames).With("most", MostFrames));
        if (header.Pixels * header.Frames > MostMovingMegapixels * Million) return (null, Refuse(TooManyPixels).With("most", MostMovingMegapixels));

        if (await workshop.Make(kind, bytes, ct) is not { } made) return (null, Refuse(Broken));
        sent.With(made.File);
        var small = made.Header.Frames == 1 && Math.Max(made.Header.Width, made.Header.Height) > PictureWorkshop.SmallSide
            ? await workshop.Smaller(made.File, PictureSize.Small, ct)
            : null;
        if (small is not null) sent.With(small.File);
        return (new JudgedFile(kind.File, made.File, made.Header, small?.File, small?.Header), null);
    }
}
