using Forum.Core.Platform;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Platform.Security;

namespace Forum.Web.Shared;

/// <summary>A form that came with a worn-out token, to be sent again as it was.</summary>
internal sealed record SendAgain(string Url, IReadOnlyList<SendAgain.Field> Fields)
{
    /// <summary>Why it must be sent again; a worn-out page when nothing is said.</summary>
    public Refusal? Why { get; init; }

    // Shorter values are choices and titles; longer ones somebody wrote, and wants to see are still there.
    private const int Written = 80;

    /// <summary>What was sent, as far as it came.</summary>
    public static async Task<SendAgain> From(HttpRequest request) => Of(request, await SentForm.Read(request) ?? FormCollection.Empty);

    /// <summary>What a form sent, without passwords and its old token.</summary>
    public static SendAgain Of(HttpRequest request, IFormCollection form) => new(
        request.Path + request.QueryString,
        [
            .. form.Where(field => field.Key != TokenField && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .SelectMany(field => field.Value.Select(value => new Field(field.Key, value ?? ""))),
        ]);

    private const string TokenField = "__RequestVerificationToken";

    internal sealed record Field(string Name, string Value)
    {
        public bool Shows => Name != FormProof.Note && (Value.Length > Written || Value.Contains('\n', StringComparison.Ordinal));
    }
}
