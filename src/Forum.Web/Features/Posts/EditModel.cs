using Forum.Core.Features.Posts;
using Forum.Core.Platform;

namespace Forum.Web.Features.Posts;

internal sealed class EditForm
{
    public string? Markdown { get; set; }

    /// <summary>The version that the editor started from.</summary>
    public int Version { get; set; }

    public bool Preview { get; set; }
}

internal sealed record EditModel(PostSource Post, EditForm Form)
{
    public Refusal? Refusal { get; init; }

    /// <summary>There is nothing to send: the reason stands alone.</summary>
    public bool Locked { get; init; }

    /// <summary>The text somebody else saved meanwhile.</summary>
    public string? Theirs { get; init; }

    public int TheirVersion { get; init; }

    public string? PreviewHtml { get; init; }
}

internal sealed record RefusedModel(Refusal Why, string Back);
