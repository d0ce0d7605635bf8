namespace Forum.Web.Shared;

/// <summary>
/// The field one writes in (<c>_Composer</c>), inside the page's own form: kit, text, preview and send. Without script the kit stays
/// hidden and "preview" sends the form with <c>name=preview</c>; the page then shows it above the field.
/// </summary>
internal sealed record Composer
{
    public string Name { get; init; } = "markdown";
    public string Id { get; init; } = "markdown";
    public required string Label { get; init; }

    /// <summary>Where a heading right above says the same to the eye.</summary>
    public bool LabelHidden { get; init; }
    public string? Text { get; init; }
    public string? Placeholder { get; init; }
    public required string Submit { get; init; }
    public string? Hint { get; init; }
    public int Rows { get; init; } = 6;
    public string? Error { get; init; }

    /// <summary>Why a file was not taken.</summary>
    public string? FilesError { get; init; }

    /// <summary>Leave the form without sending it.</summary>
    public string? CancelUrl { get; init; }

    /// <summary>Where the form goes for a look, with the anchor of what is shown; null where its own address leads there.</summary>
    public string? LookUrl { get; init; }

    /// <summary>The text as readers will see it, when the form came back for a look.</summary>
    public string? PreviewHtml { get; init; }

    /// <summary>Where an unsent text is kept; null where none is.</summary>
    public ComposerDraft? Draft { get; init; }

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-error",
        (_, null) => $"{Id}-hint",
        _ => $"{Id}-error {Id}-hint",
    };
}
