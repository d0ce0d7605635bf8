using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Features.Uploads;

/// <summary>What every form sends that one writes a text in: the text, files for it, and which button was pressed.</summary>
internal abstract class WritingForm
{
    public string? Markdown { get; set; }

    public List<IFormFile>? Files { get; set; }

    /// <summary>Put the files into the text, and show it again.</summary>
    public bool Attach { get; set; }

    public bool Preview { get; set; }

    public bool SaveDraft { get; set; }

    /// <summary>The draft on the server that this text was begun from; 0 for none.</summary>
    public int DraftVersion { get; set; }

    /// <summary>When that was saved; for the page only.</summary>
    [BindNever]
    public DateTime? DraftAt { get; set; }

    /// <summary>Whether the form comes back for a look, with nothing published.</summary>
    public bool IsDraft => Preview || Attach;
}
