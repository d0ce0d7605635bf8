using Forum.Core.Features.Accounts;

namespace Forum.Web.Features.Accounts;

/// <summary>One labelled input of a form (<c>Accounts/_Field</c>), with what is wrong with it.</summary>
internal sealed record Field(string Name, string Label)
{
    /// <summary>Where two forms of a page have a field of the same name.</summary>
    public string? IdPrefix { get; init; }

    public string Type { get; init; } = "text";

    /// <summary>What was typed; never a password.</summary>
    public string? Value { get; init; }

    /// <summary>What browsers and password managers may fill in.</summary>
    public required string Autocomplete { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    public int? MaxLength { get; init; }

    public bool Focused { get; init; }

    public string Id => IdPrefix + Name;

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-error {Id}-hint",
    };
}

/// <summary>What came of a form: nothing yet, problems beside fields, or a reason why it must wait.</summary>
internal sealed record FormState(IReadOnlyList<Problem> Problems, string? Stop = null, TimeSpan? Wait = null)
{
    public static readonly FormState Fresh = new([]);

    public static FormState Invalid(params IReadOnlyList<Problem> problems) => new(problems);

    public static FormState Limited(TimeSpan wait, string reason = "accounts.limited") => new([], reason, wait);

    /// <summary>Sent again by a person it goes through.</summary>
    public static FormState Doubtful(string reason) => new([], reason);

    public string? Reason(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Reason;

    public int Status => Wait is not null ? StatusCodes.Status429TooManyRequests
        : Problems.Count > 0 || Stop is not null ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status200OK;
}
