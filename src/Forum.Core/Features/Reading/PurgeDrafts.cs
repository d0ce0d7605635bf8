using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

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
        return await writes.Run(write =>
        {
            var before = write.Now - keep;
            return write.Db.Drafts.Where(d => d.At < before).ExecuteDeleteAsync(ct);
        }, ct);
    }
}
