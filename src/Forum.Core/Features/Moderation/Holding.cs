using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>What the author sent beside the text.</summary>
internal sealed record HeldExtras(IReadOnlyList<string> Tags, int? ReplyTo, Guid? Form)
{
    public TopicKind? Kind { get; init; }
}

/// <summary>Keeps a draft that a screen held, until a moderator has read it.</summary>
internal sealed class Holding
{
    private static readonly Func<ForumDb, long, Guid, CancellationToken, Task<long?>> ByForm = EF.CompileAsyncQuery((ForumDb db, long author, Guid form, CancellationToken ct) => db.HeldPosts
        .Where(h => h.AuthorId == author && h.Form == form && h.State == HeldState.Waiting)
        .Select(h => (long?)h.Id).FirstOrDefault());

    public async Task<long> Keep(Write write, PostDraft draft, HeldExtras extras, string reason, CancellationToken ct)
    {
        if (await Kept(write.Db, draft.AuthorId, extras.Form, ct) is { } before) return before;

        var held = new HeldPost
        {
            AuthorId = draft.AuthorId,
            CategoryId = draft.CategoryId,
            TopicId = draft.TopicId,
            Title = draft.Title ?? "",
            Tags = string.Join(", ", extras.Tags),
            Kind = extras.Kind,
            Markdown = draft.Markdown,
            ReplyTo = extras.ReplyTo,
            Form = extras.Form ?? Guid.NewGuid(),
            Reason = reason,
            At = write.Now,
        };
        write.Db.HeldPosts.Add(held);
        await write.Flush(ct);
        write.Raise(new PostHeld { HeldId = held.Id, CategoryId = held.CategoryId, AuthorId = held.AuthorId });
        return held.Id;
    }

    /// <summary>A second click finds what the first one left waiting.</summary>
    public static async Task<long?> Kept(ForumDb db, long authorId, Guid? form, CancellationToken ct) =>
        form is { } token ? await ByForm(db, authorId, token, ct) : null;
}
