using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>
/// Keeps a text that is not sent yet; an empty one is thrown away. Who saves over what another tab saved meanwhile is told,
/// and loses nothing: one text is here, the other in their hands.
/// </summary>
internal sealed class SaveDraft(Writes writes)
{
    public const string TooMany = "drafts.refused.many";

    // A draft for each place one writes in; who has more has forgotten them.
    private const int Most = 200;

    public sealed record Command(Actor Actor, DraftPlace Place, string? Markdown)
    {
        public string? Title { get; init; }

        public string? Tags { get; init; }

        public long? CategoryId { get; init; }

        public int? ReplyTo { get; init; }

        public bool IsQuestion { get; init; }

        /// <summary>The version this text was begun from; 0 for none.</summary>
        public int Version { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Saved(int Version) : Outcome;

        public sealed record Overtaken(DraftText Theirs) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Actor.IsGuest) return new Outcome.NotFound();

        var markdown = CleanText.Lines(command.Markdown);
        if (TextLength.IsOver(markdown, Post.TextLimit)) return new Outcome.Refused(new Refusal(PostText.TooLong, "markdown").With("most", Post.TextLimit));

        var title = Short(command.Title, Topic.TitleLimit);
        return await writes.RunEvictingNamed(write => Save(command, markdown, title, write, ct), ct);
    }

    private static async Task<Outcome> Save(Command command, string markdown, string title, Write write, CancellationToken ct)
    {
        var memberId = command.Actor.Id;
        var key = command.Place.Key;
        write.Evict(PageTag.Member(memberId));
        var draft = await write.Db.Drafts.FirstOrDefaultAsync(d => d.MemberId == memberId && d.Place == key, ct);
        if (draft is not null && draft.Version != command.Version && draft.Markdown != markdown)
            return new Outcome.Overtaken(new DraftText(draft.Markdown, draft.Version, draft.At));

        if (markdown.Trim().Length == 0 && title.Length == 0)
        {
            if (draft is not null) write.Db.Drafts.Remove(draft);
            return new Outcome.Saved(0);
        }

        if (draft is null)
        {
            var (found, topicId) = await TopicOf(write.Db, command, ct);
            if (!found) return new Outcome.NotFound();
            if (await write.Db.Drafts.CountAsync(d => d.MemberId == memberId, ct) >= Most) return new Outcome.Refused(new Refusal(TooMany));
            draft = new Draft { MemberId = memberId, Place = key, TopicId = topicId, Markdown = markdown, At = write.Now };
            write.Db.Drafts.Add(draft);
        }

        draft.Markdown = markdown;
        draft.Title = title;
        draft.Tags = Short(command.Tags, Topic.TitleLimit);
        draft.CategoryId = command.CategoryId;
        draft.ReplyTo = command.ReplyTo;
        draft.IsQuestion = command.IsQuestion;
        draft.At = write.Now;
        draft.Version++;
        return new Outcome.Saved(draft.Version);
    }

    private static async Task<(bool Found, long? TopicId)> TopicOf(ForumDb db, Command command, CancellationToken ct)
    {
        var id = command.Place.Id;
        var topicId = command.Place.Kind switch
        {
            DraftPlace.ReplyKind => await db.Topics.VisibleTo(command.Actor).Where(t => t.Id == id).Select(t => (long?)t.Id).FirstOrDefaultAsync(ct),
            DraftPlace.EditKind => await db.Posts.VisibleTo(command.Actor).Where(p => p.Id == id).Select(p => (long?)p.TopicId).FirstOrDefaultAsync(ct),
            _ => null,
        };
        return (topicId is not null || command.Place == DraftPlace.NewTopic, topicId);
    }

    private static string Short(string? typed, int most)
    {
        var text = CleanText.Line(typed ?? "");
        return TextLength.IsOver(text, most) ? string.Concat(text.EnumerateRunes().Take(most)) : text;
    }
}
