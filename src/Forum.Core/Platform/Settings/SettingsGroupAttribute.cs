namespace Forum.Core.Platform.Settings;

/// <summary>Marks a record of settings and gives the first word of its keys: site, accounts.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SettingsGroupAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
