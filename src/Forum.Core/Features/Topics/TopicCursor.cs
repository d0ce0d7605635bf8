using System.Globalization;

namespace Forum.Core.Features.Topics;

/// <summary>A place in a list by last activity or by age: stays right while topics move to the front.</summary>
internal readonly record struct TopicCursor(DateTime At, long Id)
{
    public static TopicCursor Of(TopicItem item) => new(item.LastPostAt, item.Id);

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static TopicCursor? Read(string? text)
    {
        if (text?.Split('-') is not [var at, var id]) return null;
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) return null;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return new TopicCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, number);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{new DateTimeOffset(At).ToUnixTimeMilliseconds()}-{Id}");
}
