using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Members;

/// <summary>
/// How many members there are, for every reader of the front page. To count them looks at each, so it is kept until something is written that may
/// bring or take one: all that does not name what it changes, see <see cref="Writes.RunEvictingNamed{T}"/>.
/// </summary>
internal sealed class MemberCount(IForumEngine engine, PageGenerations generations)
{
    // Any tag will do that nothing is written to: what carries none is old with every write.
    private static readonly PageTag[] Nobody = [PageTag.Member(0)];

    private volatile Known? known;

    public async ValueTask<int> Get(CancellationToken ct)
    {
        if (known is { } present && generations.Stands(present.Since, Nobody)) return present.Count;

        var since = generations.Now;
        var count = await engine.Committed.First($"SELECT count(*) FROM members WHERE left_at IS NULL", row => row.GetInt32(0), ct);
        known = new Known(count, since);
        return count;
    }

    private sealed record Known(int Count, long Since);
}
