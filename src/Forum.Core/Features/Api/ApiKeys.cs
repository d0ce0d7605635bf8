using System.Data.Common;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Api;

/// <summary>Who asks with a key, and as whom.</summary>
internal sealed record Caller(long KeyId, Actor Actor, ApiScopes Scopes)
{
    public bool Has(ApiScopes scope) => (Scopes & scope) == scope;

    /// <summary>Moves a forum's content about: exempt from limits, time screens and the rule against repeats.</summary>
    public bool IsTrusted => Has(ApiScopes.Admin);
}

/// <summary>Finds out who sent a key. Asked each time, so a key that was revoked opens nothing from that moment on.</summary>
internal sealed class ApiKeys(ForumDb db, IAsk ask, Writes writes, MemberQueries members, TimeProvider time)
{
    // Enough to see which keys are forgotten; more often would make every reading request a write.
    private static readonly TimeSpan Noted = TimeSpan.FromDays(1);

    // Longer than any of ours, short enough to hash without a thought.
    private const int Longest = 500;

    public async Task<Caller?> Find(string secret, CancellationToken ct)
    {
        if (secret.Length is 0 or > Longest) return null;

        var hash = ApiKeySecret.HashOf(secret);
        var now = time.GetUtcNow().UtcDateTime;
        var found = await ask.First($"""
            SELECT k.id, k.scopes, k.last_used_at IS NULL OR k.last_used_at < {now - Noted}, m.id, m.username, m.display_name, m.role,
                EXISTS (SELECT 1 FROM sanctions s WHERE s.member_id = m.id AND s.lifted_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > {now}))
            FROM api_keys k JOIN members m ON m.id = k.owner_id
            WHERE k.hash = {hash} AND k.revoked_at IS NULL AND NOT EXISTS (SELECT 1 FROM sanctions s
                WHERE s.member_id = m.id AND s.kind = {SanctionKind.Suspension} AND s.lifted_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > {now}))
            """, Known.Read, ct);
        if (found is null) return null;

        if (found.IsUnnoted) await NoteUse(found.Id, ct);
        return new Caller(found.Id, await Whole(found.Owner, found.IsSanctioned, ct), Effective(found.Scopes, found.Owner.Role));
    }

    /// <summary>The same key in somebody else's name: with that person's rights, no more. Null when there is no such person.</summary>
    public async Task<Caller?> As(Caller caller, string username, CancellationToken ct) =>
        await members.Person(CleanText.Line(username), ct) is { } person
            ? caller with { Actor = await Whole(new Actor(person.Id, person.Username, person.DisplayName, person.Role), isSanctioned: true, ct) }
            : null;

    /// <summary>With what groups give and sanctions take.</summary>
    private async Task<Actor> Whole(Actor actor, bool isSanctioned, CancellationToken ct) =>
        actor with { Grants = await Actors.GrantsOf(db, actor.Id, actor.Role, ct), Silence = isSanctioned ? await Silence(actor.Id, ct) : null };

    /// <summary>A key writes no more than its person may; somebody suspended, whom an admin key speaks for, writes nothing either.</summary>
    private Task<SanctionNotice?> Silence(long memberId, CancellationToken ct) => db.Sanctions
        .Where(s => s.MemberId == memberId).Active(time.GetUtcNow().UtcDateTime)
        .OrderByDescending(s => s.EndsAt == null).ThenByDescending(s => s.EndsAt)
        .Select(s => new SanctionNotice(s.Reason, s.EndsAt)).FirstOrDefaultAsync(ct);

    /// <summary>Each scope holds the smaller ones, and nobody keeps "admin" longer than the office.</summary>
    private static ApiScopes Effective(ApiScopes scopes, Role role)
    {
        if (role != Role.Admin) scopes &= ~ApiScopes.Admin;
        if (scopes.HasFlag(ApiScopes.Admin)) scopes |= ApiScopes.Write;
        if (scopes.HasFlag(ApiScopes.Write)) scopes |= ApiScopes.Read;
        return scopes;
    }

    private Task NoteUse(long id, CancellationToken ct) => writes.RunEvictingNamed(
        write => write.Db.ApiKeys.Where(k => k.Id == id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, write.Now), ct), ct);

    private sealed record Known(long Id, ApiScopes Scopes, bool IsUnnoted, Actor Owner, bool IsSanctioned)
    {
        public static Known Read(DbDataReader row) => new(
            row.GetInt64(0), (ApiScopes)row.GetInt32(1), row.GetBoolean(2),
            new Actor(row.GetInt64(3), row.GetString(4), row.GetString(5), (Role)row.GetInt32(6)), row.GetBoolean(7));
    }
}
