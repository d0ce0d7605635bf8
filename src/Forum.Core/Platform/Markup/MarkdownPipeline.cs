namespace Forum.Core.Platform.Markup;
internal sealed class MarkdownPipeline;
