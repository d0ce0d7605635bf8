using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Sdk;

namespace Forum.Core.Features.Moderation;

/// <summary>What the author sent beside the text.</summary>
internal sealed record HeldExtras(IReadOnlyList<string> Tags, int? ReplyTo, Guid? Form)
{
    public TopicKind? Kind { get; init; }
}

/// <summary>Keeps a draft that a screen held, until a moderator has read it.</summary>
internal sealed class Holding
{
    public async Task<long> Keep(Write write, PostDraft draft, HeldExtras extras, string reason, CancellationToken ct)
    {
        if (await Kept(write, draft.AuthorId, extras.Form, ct) is { } before) return before;

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
    public static async Task<long?> Kept(IAsk ask, long authorId, Guid? form, CancellationToken ct) => form is not { } token ? null
        : await ask.First($"SELECT id FROM held_posts WHERE author_id = {authorId} AND form = {token} AND state = {HeldState.Waiting}", row => (long?)row.GetInt64(0), ct);
}
