namespace Forum.Sdk;

/// <summary>An opinion on a draft before it is published. A screen changes nothing.</summary>
/// <typeparam name="TDraft">What is judged, for example <see cref="PostDraft"/>.</typeparam>
public interface IScreen<in TDraft>
{
    /// <summary>Judges the draft. An exception is treated as <see cref="Verdict.Pass"/> and logged: a broken screen must not silence the forum.</summary>
    /// <param name="draft">What the author wants to publish.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask<Verdict> Judge(TDraft draft, CancellationToken cancellationToken);
}

/// <summary>A post that an author wants to publish, as a new topic or as a reply.</summary>
public sealed record PostDraft
{
    /// <summary>Who wrote it.</summary>
    public required long AuthorId { get; init; }

    /// <summary>The category it goes to.</summary>
    public required long CategoryId { get; init; }

    /// <summary>The topic it answers; null when it opens one.</summary>
    public long? TopicId { get; init; }

    /// <summary>The post whose text is changed; null for a new one.</summary>
    public long? PostId { get; init; }

    /// <summary>The new topic's title; null for a reply.</summary>
    public string? Title { get; init; }

    /// <summary>The text, as typed, line ends normalised to LF.</summary>
    public required string Markdown { get; init; }

    /// <summary>True when the author's key may skip time screens and the repeat rule (imports).</summary>
    public bool Trusted { get; init; }
}
