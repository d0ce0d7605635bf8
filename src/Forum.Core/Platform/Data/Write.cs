using System.Data.Common;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Platform.Data;

/// <summary>What a use case holds while it is inside the door: the database, the events it raises, what to do after the commit.</summary>
internal sealed class Write(IWriteTurn turn, DateTime now) : IAsk
{
    private readonly List<IDomainEvent> events = [];
    private readonly List<Action> afterCommit = [];
    private readonly HashSet<PageTag> evicted = [];
    private Eviction eviction = Eviction.Unsaid;

    public ForumDb Db { get; } = turn.Db;

    /// <summary>One instant for everything in this transaction.</summary>
    public DateTime Now { get; } = now;

    public IReadOnlyList<IDomainEvent> Events => events;

    public bool Abandoned { get; private set; }

    /// <summary>Saves within the transaction, for the ids that the database gives.</summary>
    public Task Flush(CancellationToken ct) => Db.SaveChangesAsync(ct);

    /// <summary>
    /// A statement as it stands, for what every post needs: <c>write.Run($"UPDATE topics SET pinned_at = {now} WHERE id = {id}", ct)</c>. Its blanks
    /// are parameters. To build an update by Entity Framework costs ten times what running it does; where that does not matter, it reads better.
    /// </summary>
    public Task<int> Run(FormattableString statement, CancellationToken ct) => turn.Run(statement, ct);

    /// <summary>The same for one that returns a row; default when there is none.</summary>
    public async Task<T?> First<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct) =>
        await turn.All(question, read, 1, ct) is [var first] ? first : default;

    public Task<List<T>> All<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken ct) => turn.All(question, read, int.MaxValue, ct);

    /// <summary>Rows that are written at once and not followed; returns the first id that the database gave, the others follow one by one.</summary>
    public Task<long> Insert<T>(IReadOnlyList<T> rows, CancellationToken ct)
        where T : class => turn.InsertAll(rows, ct);

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

    /// <summary>
    /// Of the pages that are kept, visitors' and members', only those with these tags show what this writes, and those without a
    /// tag. A write that says nothing has all of them made anew: to forget it costs time, never truth.
    /// </summary>
    public void Evict(params ReadOnlySpan<PageTag> tags)
    {
        if (eviction != Eviction.All) eviction = Eviction.Tagged;
        foreach (var tag in tags) evicted.Add(tag);
    }

    /// <summary>No page that is kept shows what this writes, except what is evicted by name in the same transaction.</summary>
    public void EvictNothing()
    {
        if (eviction == Eviction.Unsaid) eviction = Eviction.None;
    }

    /// <summary>All of them, whatever else was said.</summary>
    public void EvictAll() => eviction = Eviction.All;

    public void Committed(PageGenerations generations)
    {
        // What is kept in memory goes first: a page made from then on must not be made of it.
        afterCommit.ForEach(action => action());
        if (eviction is Eviction.Unsaid or Eviction.All) generations.MoveAll();
        else if (eviction == Eviction.Tagged) generations.Move(evicted);
    }

    private enum Eviction { Unsaid, None, Tagged, All }
}
