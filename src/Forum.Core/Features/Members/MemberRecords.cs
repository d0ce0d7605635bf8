using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Members;

/// <summary>A person as data: what their page shows to everybody.</summary>
internal sealed record MemberRecord(
    long Id, string Username, string Name, Role Role, string Bio, string Location, string Website, DateTime JoinedAt, int TopicCount, int PostCount, int LikesReceived);

/// <summary>People for programs.</summary>
internal sealed class MemberRecords(ForumDb db)
{
    public Task<MemberRecord?> Find(string username, CancellationToken ct)
    {
        var key = KeyOf(username);
        return db.Members.Where(m => m.UsernameKey == key)
            .Select(m => new MemberRecord(
                m.Id, m.Username, m.DisplayName, m.Role, m.Bio, m.Location, m.Website, m.JoinedAt, m.TopicCount, m.PostCount, m.LikesReceived))
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>The person as an actor, for who acts in their name.</summary>
    public async Task<Actor?> Actor(string username, CancellationToken ct)
    {
        var key = KeyOf(username);
        return await db.Members.FirstOrDefaultAsync(m => m.UsernameKey == key, ct) is { } member ? member.AsActor() : null;
    }

    // Half a character is in no name, and normalising it would throw.
    private static string KeyOf(string typed) => Member.KeyOf(CleanText.Line(typed));
}
