using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.Reading;

/// <summary>Throws away drafts that nobody came back to.</summary>
internal sealed class PurgeDrafts(Writes writes, SettingsStore settings)
{
    public sealed record Command;

    /// <summary>Returns how many went.</summary>
    public async Task<int> Run(Command command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var keep = TimeSpan.FromDays((await settings.Get<ReadingSettings>(ct)).DraftDays);
        return await writes.RunEvictingNamed(write => Purge(write, write.Now - keep, ct), ct);
    }

    private static async Task<int> Purge(Write write, DateTime before, CancellationToken ct)
    {
        // Only their own pages show them.
        foreach (var member in await write.All($"SELECT DISTINCT member_id FROM drafts WHERE at < {before}", row => row.GetInt64(0), ct)) write.Evict(PageTag.Member(member));
        return await write.Run($"DELETE FROM drafts WHERE at < {before}", ct);
    }
}
