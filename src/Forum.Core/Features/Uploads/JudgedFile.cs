using Forum.Core.Features.Uploads.Pictures;

namespace Forum.Core.Features.Uploads;

/// <summary>A file fit to keep: what it is, and how large it shows.</summary>
internal sealed record JudgedFile(FileKind Kind, string File, PictureHeader? Picture, string? Small, PictureHeader? SmallPicture);
