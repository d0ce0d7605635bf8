using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Core.Platform.Settings;

/// <summary>Settings that belong together: one record.</summary>
internal sealed record SettingGroup(string Name, Type Type, IReadOnlyList<SettingInfo> Settings)
{
    public SettingInfo? Find(string name) => Settings.FirstOrDefault(s => s.Name == name);
}

/// <summary>One setting, as its record declares it.</summary>
internal sealed record SettingInfo(string Group, string Name, SettingShape Shape, SettingAttribute Rules, JsonNode? Default)
{
    private static readonly string[] Units = ["Seconds", "Minutes", "Hours", "Days", "Weeks", "Megabytes"];

    public string Key => $"{Group}.{Name}";

    /// <summary>The words that a choice is made of.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What a number counts, when its name ends with it: the unit of KeepDays is days.</summary>
    public string? Unit => Shape is SettingShape.Number or SettingShape.Numbers
        ? Units.FirstOrDefault(unit => Name.EndsWith(unit, StringComparison.OrdinalIgnoreCase))?.ToLowerInvariant()
        : null;

    /// <summary>Whether the page of all settings changes it.</summary>
    public bool IsChangedHere => Rules is { Own: false, Secret: false, Page: "" };
}

/// <summary>All settings there are, from the records that declare them.</summary>
internal static class SettingsCatalog
{
    public static readonly IReadOnlyList<SettingGroup> Groups =
    [
        .. from type in typeof(SettingsCatalog).Assembly.GetTypes()
           let mark = type.GetCustomAttribute<SettingsGroupAttribute>()
           where mark is not null
           orderby mark.Name
           select new SettingGroup(mark.Name, type, Read(type, mark.Name)),
    ];

    public static SettingGroup? Find(string group) => Groups.FirstOrDefault(g => g.Name == group);

    /// <summary>By the whole key: site.title.</summary>
    public static SettingInfo? Setting(string key) => key.Split('.', 2) is [var group, var name] ? Find(group)?.Find(name) : null;

    private static List<SettingInfo> Read(Type type, string group)
    {
        var defaults = SettingsStore.Node(Activator.CreateInstance(type)!);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => Read(property, group, defaults))
            .ToList();
    }

    private static SettingInfo Read(PropertyInfo property, string group, JsonObject defaults)
    {
        var rules = property.GetCustomAttribute<SettingAttribute>() ?? new SettingAttribute();
        var name = Camel(property.Name);
        var choices = property.PropertyType.IsEnum
            ? Enum.GetValues(property.PropertyType).Cast<object>().Where(value => !IsFlags(property.PropertyType) || Convert.ToInt64(value, null) != 0).Select(value => Camel(value.ToString()!)).ToList()
            : [.. rules.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return new SettingInfo(group, name, rules.Shape == SettingShape.OfType ? ShapeOf(property.PropertyType, choices.Count > 0) : rules.Shape, rules, defaults[name]) { Choices = choices };
    }

    private static SettingShape ShapeOf(Type type, bool isChosen) => type switch
    {
        _ when IsFlags(type) => SettingShape.Choices,
        _ when isChosen => SettingShape.Choice,
        _ when type == typeof(bool) => SettingShape.Switch,
        _ when type == typeof(int) => SettingShape.Number,
        _ when type == typeof(string) => SettingShape.Text,
        _ when type.IsAssignableTo(typeof(IEnumerable<double>)) => SettingShape.Numbers,
        _ => throw new InvalidOperationException($"{type.Name} is no type of a setting."),
    };

    private static bool IsFlags(Type type) => type.IsEnum && type.IsDefined(typeof(FlagsAttribute));

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
