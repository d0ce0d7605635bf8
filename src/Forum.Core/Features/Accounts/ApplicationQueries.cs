using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

internal sealed record ApplicationItem(long Id, string Username, string Email, DateTime At);

/// <summary>Who waits to be let in, the longest first.</summary>
internal sealed class ApplicationQueries(ForumDb db)
{
    private const int Most = 100;

    public Task<List<ApplicationItem>> Waiting(CancellationToken ct) => db.Applications
        .OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most)
        .Select(a => new ApplicationItem(a.Id, a.Username, a.Email, a.At)).ToListAsync(ct);
}
