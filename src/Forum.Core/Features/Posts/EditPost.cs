using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Changes a post's text and keeps the one it had.</summary>
internal sealed class EditPost(ForumDb db, Writes writes, PostText texts, PostSearch search, SettingsStore settings, Screening screening)
{
    /// <param name="Actor">Who edits.</param>
    /// <param name="PostId">Which post.</param>
    /// <param name="Markdown">The new text.</param>
    /// <param name="Version">The version the editor started from; null to edit whatever is there (API).</param>
    public sealed record Command(Actor Actor, long PostId, string? Markdown, int? Version);

    public abstract record Outcome
    {
        public sealed record Edited(long TopicId, string Slug, int Number) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;

        /// <summary>Somebody else was faster: the editor is shown both texts, and nothing is lost.</summary>
        public sealed record Overtaken(string Theirs, int Version) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (markdown, unfit) = PostText.Read(command.Markdown);
        if (unfit is not null) return new Outcome.Refused(unfit);

        var place = await db.Posts.VisibleTo(command.Actor).Where(p => p.Id == command.PostId)
            .Select(p => new Place(p.TopicId, p.Number, p.Topic.Title, p.Topic.CategoryId))
            .FirstOrDefaultAsync(ct);
        if (place is null) return new Outcome.NotFound();

        var draft = new PostDraft { AuthorId = command.Actor.Id, CategoryId = place.CategoryId, TopicId = place.TopicId, PostId = command.PostId, Markdown = markdown };
        (draft, var refusal, _) = await screening.Judge(draft, command.Actor, ct);
        if (refusal is not null) return new Outcome.Refused(refusal);

        var baked = await texts.Bake(draft.Markdown, place.CategoryId, place.TopicId, ct);
        var found = place.Number == 1 ? search.OfFirst(place.Title, await Tags(place.TopicId, ct), baked.Html) : search.OfReply(baked.Html);
        var window = TimeSpan.FromHours((await settings.Get<PostingSettings>(ct)).OwnEditHours);
        return await writes.RunEvictingNamed(write => Edit(command, draft, baked, found, window, write, ct), ct);
    }

    private async Task<Outcome> Edit(Command command, PostDraft draft, BakedPost baked, AnalyzedEntry found, TimeSpan window, Write write, CancellationToken ct)
    {
        var post = await write.Db.Posts.Include(p => p.Topic.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();

        var markdown = draft.Markdown;
        var rights = PostRights.Of(post);
        if (PostPolicy.Edit(command.Actor, rights, window, write.Now) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (post.Markdown == markdown) return Edited(post);
        if (command.Version is { } version && version != post.Version) return new Outcome.Overtaken(post.Markdown, post.Version);

        if (await screening.Count(write, draft, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var revision = post.Edit(markdown, baked.Html, baked.Version, command.Actor.Id, write.Now);
        if (revision is not null) write.Db.PostRevisions.Add(revision);
        if (!command.Actor.Is(post.AuthorId)) write.Audit(command.Actor, "post.edited", $"post:{post.Id}");
        await UploadUses.Set(write, command.Actor, UploadPlace.Post, post.Id, baked.Uploads, ct);
        await search.Put(write, post.Id, found, ct);

        // A category's list shows the first words of what is pinned in it.
        write.Evict(PageTag.Topic(post.TopicId), PageTag.Category(post.Topic.CategoryId));
        write.Raise(new PostEdited { PostId = post.Id, TopicId = post.TopicId, EditorId = command.Actor.Id });
        return Edited(post);
    }

    // On its own: joined to the post, the tags of all topics would be looked at.
    private Task<List<string>> Tags(long topicId, CancellationToken ct) => db.TopicTags.Where(t => t.TopicId == topicId).Select(t => t.Tag.Name).ToListAsync(ct);

    private static Outcome.Edited Edited(Post post) => new(post.TopicId, post.Topic.Slug, post.Number);

    private sealed record Place(long TopicId, int Number, string Title, long CategoryId);
}
