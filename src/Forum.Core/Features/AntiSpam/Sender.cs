namespace Forum.Core.Features.AntiSpam;

/// <summary>
/// Who sent this request, as limits and screens know it. The command line, jobs and seeders have no sender: what guards the
/// forum against strangers is not for them.
/// </summary>
internal sealed class Sender
{
    /// <summary>The network address as limits count it; null when nothing came from outside.</summary>
    public string? Address { get; private set; }

    /// <summary>An admin key moves a forum's content about: it is exempt from limits and screens of time.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Whether the guards look at this request at all.</summary>
    public bool IsGuarded => Address is not null && !IsTrusted;

    /// <summary>What the form gave away, when one was sent.</summary>
    public Trap Trap { get; private set; }

    public void Is(string address) => Address = address;

    public void Met(Trap trap) => Trap = trap;

    public void Trust() => IsTrusted = true;
}
