namespace Forum.Sdk;

/// <summary>The stable name under which an event is stored; it outlives renames of the class.</summary>
/// <param name="name">Lower case, two words and a dot: <c>post.created</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>Raised when the shape changes in a way that old rows do not fit; starts at 1.</summary>
    public int Version { get; init; } = 1;
}
