namespace Forum.Core.Platform.Settings;

/// <summary>What the type of a setting does not say of it. A setting without this is changed on the page of all settings, within wide bounds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute : Attribute
{
    /// <summary>The least of a number.</summary>
    public int Least { get; set; }

    /// <summary>The most of a number, the characters of a text.</summary>
    public int Most { get; set; } = int.MaxValue;

    /// <summary>A text that may not be empty.</summary>
    public bool Required { get; set; }

    /// <summary>How it is typed, when the type alone would mislead.</summary>
    public SettingShape Shape { get; set; }

    /// <summary>The words of a text that is one of a few, separated by blanks.</summary>
    public string Options { get; set; } = "";

    /// <summary>The page of the administration where it is changed together with what belongs to it.</summary>
    public string Page { get; set; } = "";

    /// <summary>Shown to nobody, told by no log.</summary>
    public bool Secret { get; set; }

    /// <summary>What the forum notes for itself: nobody's choice, on no page.</summary>
    public bool Own { get; set; }
}

internal enum SettingShape
{
    /// <summary>As the type says.</summary>
    OfType = 0,
    Text,
    Number,
    Switch,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Any of a few words.</summary>
    Choices,

    /// <summary>Several numbers.</summary>
    Numbers,

    /// <summary>Minutes after midnight, typed as 03:30.</summary>
    TimeOfDay,

    /// <summary>#rrggbb.</summary>
    Colour,
}
