using Forum.Core.Features.Accounts;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

internal enum MemberState
{
    Any,

    /// <summary>The address is not confirmed.</summary>
    Unconfirmed,

    /// <summary>May not write for now.</summary>
    Silenced,

    /// <summary>May not come in for now.</summary>
    Suspended,
}

/// <summary>Which members: part of a name or an address, a role, a state, how lately they joined.</summary>
internal sealed record MemberFilter(string? Text = null, Role? Role = null, MemberState State = MemberState.Any, int? JoinedDays = null, long? Before = null)
{
    public bool IsChosen => !string.IsNullOrWhiteSpace(Text) || Role is not null || State != MemberState.Any || JoinedDays is not null;
}

/// <param name="Person">Who.</param>
/// <param name="Email">For administrators; others learn only whether it is confirmed.</param>
internal sealed record MemberRow(Person Person, string? Email, bool HasAccount, bool IsConfirmed, DateTime JoinedAt, DateTime LastSeenAt)
{
    public bool IsSilenced { get; init; }

    public bool IsSuspended { get; init; }
}

/// <summary>All that staff know of one account.</summary>
internal sealed record MemberFile(MemberRow Row, string? PendingEmail, int Topics, int Posts, int Likes, IReadOnlyList<AccountQueries.OwnSession> Sessions)
{
    public required Decision MayHelp { get; init; }

    public required Decision MayGiveRole { get; init; }
}

/// <summary>Accounts as staff find them, the newest first.</summary>
internal sealed class MemberFiles(ForumDb db, TimeProvider time)
{
    public const int PageSize = 30;
    private const int LongestText = 254;

    /// <summary>From the given account backwards, one more than a page to know whether it goes on.</summary>
    public Task<List<MemberRow>> Page(MemberFilter filter, Actor actor, CancellationToken ct)
    {
        var members = Named(db.Members, filter.Text, actor);
        if (filter.Role is { } role) members = members.Where(m => m.Role == role);
        if (filter.State == MemberState.Unconfirmed) members = members.Where(m => db.Accounts.Any(a => a.Id == m.Id && !a.EmailConfirmed));
        if (filter.State is MemberState.Silenced or MemberState.Suspended)
        {
            var sanctions = InForce(filter.State == MemberState.Silenced ? SanctionKind.Silence : SanctionKind.Suspension);
            members = members.Where(m => sanctions.Any(s => s.MemberId == m.Id));
        }

        if (filter.JoinedDays is { } days)
        {
            var since = time.GetUtcNow().UtcDateTime.AddDays(-days);
            members = members.Where(m => m.JoinedAt >= since);
        }

        if (filter.Before is { } before) members = members.Where(m => m.Id < before);
        return Rows(members.OrderByDescending(m => m.Id).Take(PageSize + 1), actor).ToListAsync(ct);
    }

    public async Task<MemberFile?> One(long id, Actor actor, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var member = db.Members.Where(m => m.Id == id);
        if (await Rows(member, actor).FirstOrDefaultAsync(ct) is not { } row) return null;

        var more = await member.Select(m => new { m.TopicCount, m.PostCount, m.LikesReceived, Pending = db.Accounts.Where(a => a.Id == id).Select(a => a.PendingEmail).FirstOrDefault() }).FirstAsync(ct);
        var sessions = await db.Sessions.Where(s => s.MemberId == id && s.ExpiresAt > now).OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id)
            .Select(s => new AccountQueries.OwnSession(s.Id, s.Device, s.CreatedAt, s.LastSeenAt)).ToListAsync(ct);
        return new MemberFile(row, actor.IsAdmin ? more.Pending : null, more.TopicCount, more.PostCount, more.LikesReceived, sessions)
        {
            MayHelp = AdminPolicy.ActOn(actor, row.Person.Role),
            MayGiveRole = AdminPolicy.GiveRole(actor),
        };
    }

    private IQueryable<Member> Named(IQueryable<Member> members, string? typed, Actor actor)
    {
        var text = CleanText.Line(typed);
        if (text.Length == 0) return members;
        if (text.Length > LongestText) return members.Where(m => false);

        var key = Member.KeyOf(text);
        var capital = string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
        var seesAddresses = actor.IsAdmin;
        return members.Where(m => m.UsernameKey.StartsWith(key) || m.DisplayName.StartsWith(text) || m.DisplayName.StartsWith(capital)
            || (seesAddresses && db.Accounts.Any(a => a.Id == m.Id && a.NormalizedEmail!.Contains(key))));
    }

    private IQueryable<MemberRow> Rows(IQueryable<Member> members, Actor actor)
    {
        var seesAddresses = actor.IsAdmin;
        var (silences, suspensions) = (InForce(SanctionKind.Silence), InForce(SanctionKind.Suspension));
        return from m in members
               join a in db.Accounts on m.Id equals a.Id into accounts
               from a in accounts.DefaultIfEmpty()
               orderby m.Id descending
               select new MemberRow(
                   new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar), seesAddresses ? a.Email : null, a != null, a != null && a.EmailConfirmed, m.JoinedAt, m.LastSeenAt)
               {
                   IsSilenced = silences.Any(s => s.MemberId == m.Id),
                   IsSuspended = suspensions.Any(s => s.MemberId == m.Id),
               };
    }

    private IQueryable<Sanction> InForce(SanctionKind kind) => db.Sanctions.Of(kind).Active(time.GetUtcNow().UtcDateTime);
}
