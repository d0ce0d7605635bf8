using Forum.Core.Platform;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Platform.Security;

namespace Forum.Web.Shared;

/// <summary>A form that came with a worn-out token, to be sent again as it was.</summary>
internal sealed record SendAgain(string Url, IReadOnlyList<SendAgain.Field> Fields)
{
    /// <summary>Why it must be sent again; a worn-out page when nothing is said.</summary>
    public Refusal? Why { get; init; }

    /// <summary>Passwords are not repeated: these are asked for once more.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>No page can hold files: these are to be chosen once more.</summary>
    public IReadOnlyList<Chosen> Files { get; init; } = [];

    private const string TokenField = "__RequestVerificationToken";

    // Shorter ones stand in one line.
    private const int Written = 80;

    // Here one word may be all that somebody wrote. Elsewhere it is a choice, a number or an address of the form's own.
    private static readonly HashSet<string> Typed = new(StringComparer.OrdinalIgnoreCase)
    {
        "markdown", "title", "tags", "text", "reason", "name", "username", "email", "displayName", "bio", "location", "website",
    };

    /// <summary>What was sent, as far as it came.</summary>
    public static async Task<SendAgain> From(HttpRequest request) => Of(request, await SentForm.Read(request) ?? FormCollection.Empty);

    /// <summary>What a form sent, without passwords, files and its old token.</summary>
    public static SendAgain Of(HttpRequest request, IFormCollection form) => new(
        Address(request),
        [.. form.Where(field => field.Key != TokenField && !IsSecret(field.Key)).SelectMany(field => field.Value.Select(value => new Field(field.Key, value ?? "")))])
    {
        Secrets = [.. form.Keys.Where(IsSecret).Select(name => new Secret(name, IsKnown(request, name)))],
        Files = [.. form.Files.Where(file => file.Length > 0).GroupBy(file => file.Name, (name, files) => new Chosen(name, [.. files.Select(file => file.FileName)]))],
    };

    // A reply's answer is read beside its box; what stands behind # in a form's address is never sent.
    private static string Address(HttpRequest request) =>
        request.Path + request.QueryString + (request.Path.Value?.EndsWith("/replies", StringComparison.Ordinal) == true ? "#reply" : "");

    private static bool IsSecret(string name) => name.Contains("password", StringComparison.OrdinalIgnoreCase);

    // A browser offers the account's password where it is asked for, and nowhere else.
    private static bool IsKnown(HttpRequest request, string name) =>
        name.StartsWith("current", StringComparison.OrdinalIgnoreCase) || request.Path.Value is "/sign-in" or "/confirm-password";

    internal sealed record Field(string Name, string Value)
    {
        public bool Shows => Name is not (FormProof.Note or "return") && Value.Length > 0 && (Typed.Contains(Name) || Value.Length > Written || Value.Any(char.IsWhiteSpace));

        public bool IsLong => Name == "markdown" || Value.Length > Written || Value.Contains('\n', StringComparison.Ordinal);
    }

    internal sealed record Secret(string Name, bool IsKnown);

    internal sealed record Chosen(string Name, IReadOnlyList<string> FileNames);
}
