using Forum.Core.Features.AntiSpam;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Posts;

/// <summary>A draft as the filters left it, and what stands against it.</summary>
internal sealed record Judged(PostDraft Draft, Refusal? Refusal);

/// <summary>Leads a draft past the pace, the filters, which may change it, and the screens, which may refuse it; in the order they were registered.</summary>
internal sealed class Screening(IEnumerable<IFilter<PostDraft>> filters, IEnumerable<IScreen<PostDraft>> screens, Pace pace, ILogger<Screening> log)
{
    public async Task<Judged> Judge(PostDraft draft, Actor author, CancellationToken ct)
    {
        if (await pace.Look(ActOf(draft), author, ct) is { } later) return new Judged(draft, later);

        foreach (var filter in filters) draft = await filter.Apply(draft, ct);
        foreach (var screen in screens)
        {
            var verdict = await Ask(screen, draft, ct);
            if (verdict.Kind == VerdictKind.Refuse) return new Judged(draft, new Refusal(verdict.Reason!, "markdown"));
        }

        return new Judged(draft, null);
    }

    /// <summary>Counts the post within its own transaction; the reason when another one was faster.</summary>
    public Task<Refusal?> Count(Write write, PostDraft draft, Actor author, CancellationToken ct) => pace.Take(write, ActOf(draft), author, ct);

    private static Act ActOf(PostDraft draft) => draft.TopicId is null ? Act.Topic : Act.Reply;

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
