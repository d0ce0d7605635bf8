using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Posts;

/// <summary>A draft as the filters left it, what stands against it, and why it waits for a moderator, if it does.</summary>
internal sealed record Judged(PostDraft Draft, Refusal? Refusal, Refusal? Hold);

/// <summary>Leads a draft past the pace, the filters, which may change it, and the screens, which may refuse or hold it; in the order they were registered.</summary>
internal sealed class Screening(
    IEnumerable<IFilter<PostDraft>> filters, IEnumerable<IScreen<PostDraft>> screens, Pace pace, Holding holding, ILogger<Screening> log)
{
    public async Task<Judged> Judge(PostDraft draft, Actor author, CancellationToken ct)
    {
        // What a moderator lets through and what an admin key imports has been read, or is nobody's hurry.
        if (!draft.Trusted && await pace.Look(ActOf(draft), author, ct) is { } later) return new Judged(draft, later, null);

        Refusal? hold = null;
        foreach (var filter in filters) draft = await filter.Apply(draft, ct);
        foreach (var screen in screens)
        {
            var verdict = await Ask(screen, draft, ct);
            if (verdict.Kind == VerdictKind.Pass || (verdict.Kind == VerdictKind.Hold && draft.Trusted)) continue;

            var reason = new Refusal(verdict.Reason!, "markdown") { Args = verdict.Args };
            if (verdict.Kind == VerdictKind.Refuse || draft.PostId is not null) return new Judged(draft, reason, null);
            hold ??= reason;
        }

        return new Judged(draft, null, hold);
    }

    /// <summary>Counts the post within its own transaction; the reason when another one was faster.</summary>
    public async Task<Refusal?> Count(Write write, PostDraft draft, Actor author, CancellationToken ct) =>
        draft.Trusted ? null : await pace.Take(write, ActOf(draft), author, ct);

    /// <summary>Keeps the draft for a moderator; or says why not even that.</summary>
    public async Task<(long HeldId, Refusal? Refusal)> Hold(Write write, PostDraft draft, Actor author, HeldExtras extras, Refusal why, CancellationToken ct) =>
        await Count(write, draft, author, ct) is { } later ? (0, later) : (await holding.Keep(write, draft, extras, why.Reason, ct), null);

    private static Act ActOf(PostDraft draft) => draft.PostId is not null ? Act.Edit : draft.TopicId is null ? Act.Topic : Act.Reply;

    private async Task<Verdict> Ask(IScreen<PostDraft> screen, PostDraft draft, CancellationToken ct)
    {
        try
        {
            return await screen.Judge(draft, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "{Screen} failed and was passed over", screen.GetType().Name);
            return Verdict.Pass;
        }
    }
}
