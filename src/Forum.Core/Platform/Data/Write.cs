using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Platform.Data;

/// <summary>What a use case holds while it is inside the door: the database, the events it raises, what to do after the commit.</summary>
internal sealed class Write(ForumDb db, DateTime now)
{
    private readonly List<IDomainEvent> events = [];
    private readonly List<Action> afterCommit = [];

    public ForumDb Db { get; } = db;

    /// <summary>One instant for everything in this transaction.</summary>
    public DateTime Now { get; } = now;

    public IReadOnlyList<IDomainEvent> Events => events;

    public bool Abandoned { get; private set; }

    /// <summary>Saves within the transaction, for the ids that the database gives.</summary>
    public Task Flush(CancellationToken ct) => Db.SaveChangesAsync(ct);

    public void Raise(IDomainEvent @event) => events.Add(@event);

    /// <summary>Runs at once after the commit, before the caller goes on: a member always reads what they wrote. Must not throw.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>Ends without a commit: the outcome is a refusal, and nothing done so far shall stay.</summary>
    public void Abandon() => Abandoned = true;

    public void Audit(Actor actor, string action, string subject, string details = "") => Db.AuditEntries.Add(new AuditEntry
    {
        At = Now,
        ActorId = actor.IsGuest ? null : actor.Id,
        Action = action,
        Subject = subject,
        Details = details,
    });

    public void Committed() => afterCommit.ForEach(action => action());
}
