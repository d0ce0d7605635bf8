using System.Globalization;

namespace Forum.Core.Features.Topics;

/// <summary>The few people shown beside a topic in a list, kept in its row so that a list needs no second look at the posts.</summary>
internal static class TopicFaces
{
    public const int Limit = 4;

    public static string Of(long authorId) => authorId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The author stays first, then the most recent others.</summary>
    public static string With(string faces, long posterId)
    {
        var ids = Read(faces);
        if (ids.Count > 0 && ids[0] == posterId) return faces;

        ids.Remove(posterId);
        if (ids.Count >= Limit) ids.RemoveAt(1);
        ids.Add(posterId);
        return string.Join(',', ids);
    }

    public static List<long> Read(string faces) =>
        [.. faces.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
