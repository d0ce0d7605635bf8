namespace Forum.Core.Features.Accounts;

/// <summary>Somebody who asked to join and waits for staff. No member yet: nobody sees them, and nothing counts them.</summary>
internal sealed class Application
{
    public long Id { get; private set; }

    public required string Username { get; init; }

    public required string UsernameSkeleton { get; init; }

    public required string Email { get; init; }

    /// <summary>The address folded, so that nobody waits twice.</summary>
    public required string EmailKey { get; init; }

    public required string PasswordHash { get; init; }

    public required string Language { get; init; }

    public required int GuidelinesVersion { get; init; }

    public required DateTime At { get; init; }

    public Applicant AsApplicant() => new(new Username(Username, UsernameSkeleton), new EmailAddress(Email), PasswordHash, Language);
}
