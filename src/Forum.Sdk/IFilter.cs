namespace Forum.Sdk;

/// <summary>Returns the draft, perhaps changed, before it is judged. No side effects.</summary>
/// <typeparam name="TDraft">What is filtered, for example <see cref="PostDraft"/>.</typeparam>
public interface IFilter<TDraft>
{
    /// <summary>Looks at the draft and returns it or a changed copy.</summary>
    /// <param name="draft">What the author wants to publish.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask<TDraft> Apply(TDraft draft, CancellationToken cancellationToken);
}
