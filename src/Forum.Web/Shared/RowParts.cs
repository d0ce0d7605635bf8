using Forum.Core.Platform.Caching;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;

namespace Forum.Web.Shared;

/// <summary>Rows of lists as the view made them. A row is known by all that it says, so nothing has to be evicted.</summary>
internal sealed class KeptRows(IOptions<CachingOptions> caching)
{
    private const long MostBytes = 8 * 1024 * 1024;

    // The row itself beside its text.
    private const int Overhead = 1_024;

    public BoundedCache<RowKey, Rendered> Rows { get; } = new(caching.Value.Off ? 0 : MostBytes, row => (2L * row.Html.Length) + Overhead);
}

/// <summary>All that the look of a row depends on, beside the time.</summary>
internal sealed record RowKey(TopicRow Row, Language Language);

/// <summary>
/// Renders a row once for all lists and readers that are shown the same of it. The view <c>_TopicRow</c> sees its row, the words
/// and the time, and nothing of who reads.
/// </summary>
internal sealed class RowParts(KeptRows kept, Words words, TimeProvider time)
{
    public async Task<IHtmlContent> Show(IHtmlHelper html, TopicRow row)
    {
        var (key, now) = (new RowKey(row, words.Language), time.GetUtcNow());
        if (kept.Rows.Find(key, part => now < part.Until) is { } known)
        {
            words.TellUntil(known.Until);
            return new HtmlString(known.Html);
        }

        var made = await Rendered.View(html, words, "_TopicRow", row);
        kept.Rows.Keep(key, made);
        return new HtmlString(made.Html);
    }
}
