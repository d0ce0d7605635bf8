namespace Forum.Core.Tests.Features.Uploads;

/// <summary>A GIF of one dot; each colour is another file.</summary>
internal static class Pixels
{
    public static MemoryStream Gif(byte colour) => new(
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, (byte)(colour * 25), 0, 0, 0, 0, 255,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ]);
}
