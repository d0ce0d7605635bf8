using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>A sanction as the team reads it. What the forum did by itself has nobody's name.</summary>
internal sealed record SanctionLine(long Id, Person Member, SanctionKind Kind, string Reason, string? By, DateTime At, DateTime? EndsAt, DateTime? LiftedAt, string? LiftedBy)
{
    public bool IsActive(DateTime now) => LiftedAt is null && (EndsAt is null || EndsAt > now);
}

/// <summary>A member as a moderator needs to know them.</summary>
internal sealed record Conduct(Person Person, DateTime JoinedAt, DateTime? NewUntil, int UpheldReports, IReadOnlyList<SanctionLine> Sanctions, Decision MaySanction);

/// <summary>Who may not write or not come in, and since when.</summary>
internal sealed class SanctionQueries(ForumDb db, Newcomers newcomers, TimeProvider time)
{
    private const int Most = 100;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Those in force, the newest first.</summary>
    public Task<List<SanctionLine>> InForce(CancellationToken ct) => Lines(db.Sanctions.Active(Now)).ToListAsync(ct);

    public async Task<Conduct?> Of(string username, Actor actor, CancellationToken ct)
    {
        var key = Member.KeyOf(username);
        var member = await db.Members.Where(m => m.UsernameKey == key)
            .Select(m => new { Person = new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar), m.JoinedAt, Upheld = db.Reports.Count(r => r.Post.AuthorId == m.Id && r.Upheld == true) })
            .FirstOrDefaultAsync(ct);
        if (member is null) return null;

        var sanctions = await Lines(db.Sanctions.Where(s => s.MemberId == member.Person.Id)).ToListAsync(ct);
        return new Conduct(
            member.Person, member.JoinedAt, await newcomers.Until(member.Person.Id, ct), member.Upheld, sanctions, ModerationPolicy.Sanction(actor, member.Person.Role));
    }

    /// <summary>Why somebody may not come in just now; null when they may.</summary>
    public static Task<SanctionNotice?> Suspension(ForumDb db, long memberId, DateTime now, CancellationToken ct) => db.Sanctions
        .Where(s => s.MemberId == memberId).Of(SanctionKind.Suspension).Active(now)
        .Select(s => new SanctionNotice(s.Reason, s.EndsAt)).FirstOrDefaultAsync(ct);

    private IQueryable<SanctionLine> Lines(IQueryable<Sanction> sanctions) => sanctions.OrderByDescending(s => s.Id).Take(Most)
        .Select(s => new SanctionLine(
            s.Id, new Person(s.MemberId, s.Member.Username, s.Member.DisplayName, s.Member.Role, s.Member.Avatar), s.Kind, s.Reason,
            db.Members.Where(m => m.Id == s.ById).Select(m => m.Username).FirstOrDefault(), s.At, s.EndsAt, s.LiftedAt,
            db.Members.Where(m => m.Id == s.LiftedById).Select(m => m.Username).FirstOrDefault()));
}
