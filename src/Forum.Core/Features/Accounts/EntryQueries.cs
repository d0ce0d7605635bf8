using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Accounts;

/// <summary>Asked before the form is shown; joining asks again.</summary>
internal sealed class EntryQueries(ForumDb db, Admission admission)
{
    public Task<Entry> Judge(string? invitation, CancellationToken ct) => admission.Judge(db, string.IsNullOrEmpty(invitation) ? null : invitation, ct);
}
