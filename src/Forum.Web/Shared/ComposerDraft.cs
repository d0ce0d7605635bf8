namespace Forum.Web.Shared;

/// <summary>An unsent text's place on the server: the script saves it while one types, the button without script.</summary>
/// <param name="Place">What the server knows it by.</param>
/// <param name="Version">The one on the page.</param>
/// <param name="At">When it was saved; null when there is none yet.</param>
/// <param name="Other">What another tab saved meanwhile.</param>
internal sealed record ComposerDraft(string Place, int Version, DateTime? At, string? Other = null);
