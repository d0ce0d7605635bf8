namespace Forum.Web.Shared;

/// <summary>A form that came with a worn-out token, to be sent again as it was.</summary>
internal sealed record SendAgain(string Url, IReadOnlyList<SendAgain.Field> Fields)
{
    // Shorter values are choices and titles; longer ones somebody wrote, and wants to see are still there.
    private const int Written = 80;

    internal sealed record Field(string Name, string Value)
    {
        public bool Shows => Value.Length > Written || Value.Contains('\n', StringComparison.Ordinal);
    }
}
