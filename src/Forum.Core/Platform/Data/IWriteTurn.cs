namespace Forum.Core.Platform.Data;

/// <summary>
/// One write's turn at the database, with a transaction around it. An engine may let turns that follow each other share that
/// transaction; each can still be undone by itself. Disposed before <see cref="Commit"/>, it leaves nothing.
/// </summary>
internal interface IWriteTurn : IAsyncDisposable
{
    /// <summary>Tracking, and this turn's alone until it ends.</summary>
    ForumDb Db { get; }

    /// <summary>Ends the turn; returns when what it wrote, and what others wrote that it may have seen, is on the disk.</summary>
    Task Commit();
}
