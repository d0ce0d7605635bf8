namespace Forum.Core.Features.Reading;

/// <summary>How closely a member follows a topic or a category. The numbers are stored; the gaps leave room for levels to come.</summary>
internal enum Attention
{
    /// <summary>Left out of the member's lists; nothing is told of it.</summary>
    Muted = 0,

    /// <summary>What was opened once shows what is new in it.</summary>
    Normal = 10,

    /// <summary>New posts count even where the topic was never opened.</summary>
    Tracking = 20,

    /// <summary>Every new post is told of.</summary>
    Watching = 30,
}
