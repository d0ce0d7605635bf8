using Microsoft.AspNetCore.Html;

namespace Forum.Web.Shared;

/// <summary>Where the reader is (<c>_Breadcrumbs</c>), without the page itself; home comes by itself.</summary>
internal sealed record Breadcrumbs(params IReadOnlyList<Crumb> Crumbs);

internal sealed record Crumb(string Text, string Url, int? Hue = null);

/// <summary>One sentence that stops the reader (<c>_Notice</c>); at most one link.</summary>
internal sealed record Notice(string Title, string? Text = null)
{
    /// <summary>In place of the text, for a sentence with a link.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>An icon of the sprite: "solved" tells a success, "warn" a caution.</summary>
    public string Icon { get; init; } = "solved";

    public bool Waits { get; init; }

    /// <summary>Answers the form that was just sent: the address ends in <see cref="Said"/>, so that keyboard and screen reader go on from here.</summary>
    public bool Answers { get; init; }

    public const string Said = "#said";

    public static Notice Answer(string title) => new(title) { Answers = true };

    public static Notice Caution(string title, string? text = null) => new(title, text) { Icon = "warn", Waits = true };
}

/// <summary>A list with nothing in it yet (<c>_Empty</c>): who could come, not what is lacking.</summary>
internal sealed record Empty(string Title, string Text)
{
    public string? Url { get; init; }
    public string? Action { get; init; }
}

/// <summary>What is wrong with one field (<c>_FieldError</c>); the field names <c>{Field}-error</c> in its aria-describedby.</summary>
internal sealed record FieldError(string Field, string? Text);

/// <summary>A menu of links and one-button forms (<c>_MoreMenu</c>).</summary>
internal sealed record MoreMenu(string Label, params IReadOnlyList<MoreMenu.Item> Items)
{
    /// <summary>Opening a menu closes the others of the same name.</summary>
    public string Group { get; init; } = "more";

    /// <summary>Read out after the label: which post, which topic.</summary>
    public string? About { get; init; }

    /// <summary>The form on the page that its buttons send, see <see cref="PageForm"/>; without one each button has its own.</summary>
    public string? Form { get; init; }

    internal sealed record Item(string Text, string Icon, string Url)
    {
        /// <summary>A button that sends a form, instead of a link.</summary>
        public bool Posts { get; init; }

        /// <summary>What the button says to the one it sends to, when the address does not say it all.</summary>
        public string? Name { get; init; }
        public string? Value { get; init; }
        public bool Stops { get; init; }
        public bool NoIndex { get; init; }
    }
}
