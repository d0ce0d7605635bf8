namespace Forum.Core.Platform.Data;

/// <summary>
/// What the current request wants committed together with its work, whichever use case does that work: the answer to a
/// resend must not be lost between the commit and the answer. Flows with the call, so nobody has to hand it on.
/// </summary>
internal static class Alongside
{
    private static readonly AsyncLocal<Func<Write, object, Task>?> Wanted = new();

    /// <summary>Given the transaction and the outcome, before the commit. Set in an asynchronous method it ends with that method.</summary>
    public static Func<Write, object, Task>? Also
    {
        get => Wanted.Value;
        set => Wanted.Value = value;
    }
}
