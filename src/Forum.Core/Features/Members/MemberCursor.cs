using System.Globalization;

namespace Forum.Core.Features.Members;

/// <summary>A place in a list of people or of their posts: the value it is ordered by, then the id.</summary>
internal readonly record struct MemberCursor(long Value, long Id)
{
    /// <summary>Null when the text is no cursor of ours.</summary>
    public static MemberCursor? Read(string? text) =>
        text?.Split('-') is [var value, var id]
        && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new MemberCursor(number, last)
            : null;

    public static MemberCursor At(DateTime at, long id) => new(new DateTimeOffset(at).ToUnixTimeMilliseconds(), id);

    public DateTime Time => DateTimeOffset.FromUnixTimeMilliseconds(Value).UtcDateTime;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}-{Id}");
}
