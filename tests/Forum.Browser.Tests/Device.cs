namespace Forum.Browser.Tests;

/// <summary>What somebody holds, or sits at.</summary>
internal sealed record Device(string Name, int Width, int Height)
{
    /// <summary>The narrowest that is still sold; 320 is what a page zoomed to 400 % is left with.</summary>
    public const int Narrowest = 320;

    public static readonly Device Phone = new("phone", 360, 740);
    public static readonly Device Desktop = new("desktop", 1280, 800);

    public bool IsPhone => this == Phone;
}
