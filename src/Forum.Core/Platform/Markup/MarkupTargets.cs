namespace Forum.Core.Platform.Markup;

/// <summary>A quoted post, by its topic and number; no topic means the topic being written in.</summary>
internal readonly record struct PostRef(long? TopicId, int Number);

internal sealed record MentionTarget(string Name, string Path);

internal sealed record ReferenceTarget(string Display, string Path);

/// <summary>
/// What the names in a post lead to, looked up by the caller in one batch. What is missing here stays plain text,
/// so a name that the author may not see is indistinguishable from one that does not exist.
/// </summary>
internal sealed class MarkupTargets
{
    public static readonly MarkupTargets None = new();

    public IReadOnlyDictionary<string, MentionTarget> Mentions { get; init => field = ByName(value); } = ByName<MentionTarget>([]);

    /// <summary>By <c>slug</c> or <c>parent/slug</c>, without the sign. A category wins over a tag of the same name.</summary>
    public IReadOnlyDictionary<string, ReferenceTarget> Categories { get; init => field = ByName(value); } = ByName<ReferenceTarget>([]);

    public IReadOnlyDictionary<string, ReferenceTarget> Tags { get; init => field = ByName(value); } = ByName<ReferenceTarget>([]);

    public IReadOnlyDictionary<PostRef, string> Quotes { get; init; } = new Dictionary<PostRef, string>();

    public IReadOnlyDictionary<UploadRef, UploadTarget> Uploads { get; init; } = new Dictionary<UploadRef, UploadTarget>();

    private static Dictionary<string, T> ByName<T>(IEnumerable<KeyValuePair<string, T>> targets)
    {
        var byName = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, target) in targets)
            byName[name] = target;
        return byName;
    }
}
