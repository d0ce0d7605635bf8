using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Core.Platform.Markup;

/// <summary>The address of something stored here: <c>/uploads/12-0123456789abcdef.jpg</c>, or one of its sizes, <c>…-small.webp</c>.</summary>
internal readonly partial record struct UploadRef(long Id, string Print, string? Size, string Extension)
{
    public const string Root = "/uploads/";

    public static UploadRef? Read(string address) => Address().Match(address) is { Success: true } match
        ? new UploadRef(
            long.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["print"].Value,
            match.Groups["size"] is { Success: true } size ? size.Value : null, match.Groups["extension"].Value)
        : null;

    [GeneratedRegex(@"^/uploads/(?<id>[1-9][0-9]{0,17})-(?<print>[0-9a-f]{16})(-(?<size>[a-z0-9]{1,10}))?\.(?<extension>[a-z0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}

/// <summary>What a page needs to show an upload without moving when it arrives.</summary>
internal sealed record UploadTarget(string Path, int Width, int Height)
{
    /// <summary>What is shown in its place when it is large; itself otherwise.</summary>
    public string ShownPath { get; init; } = Path;

    public int ShownWidth { get; init; } = Width;

    public int ShownHeight { get; init; } = Height;

    public bool IsPicture => Width > 0;
}
