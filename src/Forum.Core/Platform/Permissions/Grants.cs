namespace Forum.Core.Platform.Permissions;

/// <summary>A right that a group has in a category.</summary>
internal readonly record struct Grant(long CategoryId, long GroupId, Right Right);

/// <summary>What the groups of one person add to what everybody of their role may do. Nobody loses anything by a group.</summary>
internal sealed class Grants
{
    public static readonly Grants None = new([]);

    private readonly Dictionary<long, Right> rights;

    public Grants(IEnumerable<Grant> rows)
    {
        var all = rows.Where(r => r.Right >= Right.See).ToList();
        rights = all.GroupBy(r => r.CategoryId).ToDictionary(c => c.Key, c => c.Max(r => r.Right));
        Categories = [.. rights.Keys];
        Moderated = [.. rights.Where(r => r.Value >= Right.Moderate).Select(r => r.Key)];
        Answered = [.. all.Where(r => r.Right >= Right.Reply && r.GroupId != AutomaticGroup.Members).Select(r => r.CategoryId).Distinct()];
    }

    /// <summary>All categories that a group opens.</summary>
    public IReadOnlyList<long> Categories { get; }

    public IReadOnlyList<long> Moderated { get; }

    /// <summary>Where one of the person's own groups was named to reply, and not just all members: what a mentor looks after.</summary>
    public IReadOnlyList<long> Answered { get; }

    public Right In(long categoryId) => rights.GetValueOrDefault(categoryId);
}
