using Forum.Core.Features.Launch;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Setup;

/// <summary>The one screen of the setup, as it is typed and as it comes back.</summary>
internal sealed class SetupForm
{
    public const int CategoryFields = 3;

    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? Tagline { get; set; }

    public string? Language { get; set; }

    public FormOfAddress FormOfAddress { get; set; }

    public Stage Stage { get; set; }

    public string? Accent { get; set; }

    public string? Username { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public List<string?> Categories { get; set; } = [];

    /// <summary>As it is first shown: everything answered that can be, in the language of whoever reads.</summary>
    public static SetupForm Fresh(string code, Words words) => new()
    {
        Code = code,
        Language = words.Language.Code,
        Accent = new SiteSettings().Accent,
        Categories = [.. StarterCategories(words)],
    };

    public static IReadOnlyList<string> StarterCategories(Words words) => [words["setup.category.1"], words["setup.category.2"], words["setup.category.3"]];

    /// <summary>Renamed, it is a category like any other.</summary>
    public static string QuestionsCategory(Words words) => words["setup.category.2"];

    public SetUpForum.Command AsCommand(string device, Words words) => new(Username, Email, Password)
    {
        Title = Title,
        Tagline = Tagline,
        Language = Language,
        FormOfAddress = FormOfAddress,
        Accent = Accent,
        Stage = Stage,
        Categories = [.. Categories.Select(name => name ?? "")],
        QuestionsIn = QuestionsCategory(words),
        Device = device,
    };
}

/// <summary>The form with what is wrong in it, by field.</summary>
internal sealed record SetupPage(SetupForm Form, IReadOnlyDictionary<string, string> Errors)
{
    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public string? Invalid(string field) => Errors.ContainsKey(field) ? "true" : null;

    /// <summary>What stands under a field, for those who cannot see it: its fault first.</summary>
    public string? DescribedBy(string field, bool hint = false) => (Errors.ContainsKey(field), hint) switch
    {
        (true, true) => $"{field}-error {field}-hint",
        (true, false) => $"{field}-error",
        (false, true) => $"{field}-hint",
        _ => null,
    };
}

/// <summary>The page that asks for the code; with a sentence when the one that came is no good.</summary>
internal sealed record CodePage(string? Error);
