namespace Forum.Core.Platform.Markup;

/// <summary>The few words that are baked into posts. Core has no sentences, so the pages bring them.</summary>
internal interface IBakingLabels
{
    MarkupLabels For(string language);
}
