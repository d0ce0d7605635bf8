using Forum.Sdk;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Posts;

/// <summary>Leads a draft past the filters, which may change it, and the screens, which may refuse it; in the order they were registered.</summary>
internal sealed class Screening(IEnumerable<IFilter<PostDraft>> filters, IEnumerable<IScreen<PostDraft>> screens, ILogger<Screening> log)
{
    public async Task<(PostDraft Draft, string? Refusal)> Judge(PostDraft draft, CancellationToken ct)
    {
        foreach (var filter in filters) draft = await filter.Apply(draft, ct);
        foreach (var screen in screens)
        {
            var verdict = await Ask(screen, draft, ct);
            if (verdict.Kind == VerdictKind.Refuse) return (draft, verdict.Reason);
        }

        return (draft, null);
    }

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
