using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>Bookmarks a post or a topic, changes the note, or takes the bookmark off. Twice is once.</summary>
internal sealed class KeepBookmark(Writes writes)
{
    public sealed record Command(Actor Actor)
    {
        /// <summary>One of the three says which: a post, a topic as a whole, or a bookmark there is.</summary>
        public long? PostId { get; init; }

        public long? TopicId { get; init; }

        public long? Id { get; init; }

        public bool Remove { get; init; }

        /// <summary>Null leaves it as it is.</summary>
        public string? Note { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Done(long TopicId, string Slug, int Number) : Outcome;

        public sealed record NotFound : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct) =>
        command.Actor.IsGuest ? new Outcome.NotFound() : await writes.RunEvictingNamed(write => Keep(command, write, ct), ct);

    private static async Task<Outcome> Keep(Command command, Write write, CancellationToken ct)
    {
        write.Evict(PageTag.Member(command.Actor.Id));
        var mine = write.Db.Bookmarks.Where(b => b.MemberId == command.Actor.Id);
        var known = command.Id is { } id ? await mine.FirstOrDefaultAsync(b => b.Id == id, ct) : null;
        if (command.Id is not null && known is null) return new Outcome.NotFound();

        var postId = known is null ? command.PostId : known.PostId;
        var place = await Place(write.Db, command.Actor, postId, known?.TopicId ?? command.TopicId ?? 0, ct);

        // What has gone out of reach can still be let go of.
        if (place is null && !(command.Remove && known is not null)) return new Outcome.NotFound();

        var topicId = place?.TopicId ?? known!.TopicId;
        var bookmark = known ?? await mine.FirstOrDefaultAsync(b => b.TopicId == topicId && b.PostId == postId, ct);
        if (command.Remove)
        {
            if (bookmark is not null) write.Db.Bookmarks.Remove(bookmark);
        }
        else if (bookmark is not null)
        {
            if (command.Note is not null) bookmark.Note = Note(command.Note);
        }
        else
        {
            write.Db.Bookmarks.Add(new Bookmark { MemberId = command.Actor.Id, TopicId = topicId, PostId = postId, Note = Note(command.Note), At = write.Now });
        }

        return new Outcome.Done(topicId, place?.Slug ?? "", place?.Number ?? 1);
    }

    private static string Note(string? typed)
    {
        var note = CleanText.Line(typed ?? "");
        return TextLength.IsOver(note, Bookmark.NoteLimit) ? string.Concat(note.EnumerateRunes().Take(Bookmark.NoteLimit)) : note;
    }

    private static Task<Found?> Place(ForumDb db, Actor actor, long? postId, long topicId, CancellationToken ct) => postId is { } post
        ? db.Posts.ListedFor(actor).Where(p => p.Id == post).Select(p => new Found(p.TopicId, p.Topic.Slug, p.Number)).FirstOrDefaultAsync(ct)
        : db.Topics.ListedFor(actor).Where(t => t.Id == topicId).Select(t => new Found(t.Id, t.Slug, 1)).FirstOrDefaultAsync(ct);

    private sealed record Found(long TopicId, string Slug, int Number);
}
