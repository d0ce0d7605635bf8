using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forum.Web.Platform.Localization;

/// <summary>All sentences of all languages, read once at start. A gap or a double stops the start: better than a hole in a page.</summary>
internal sealed partial class WordBook
{
    private readonly Dictionary<string, FrozenDictionary<string, Message>> languages = [];

    public WordBook(IEnumerable<LocaleFile> files)
    {
        var faults = new List<string>();
        var read = Language.All.Concat(Language.Variants).ToDictionary(language => language.Wording, _ => new Dictionary<string, Message>());
        foreach (var file in files)
            foreach (var entry in JsonDocument.Parse(file.Json).RootElement.EnumerateObject())
                if (!read[file.Language].TryAdd(entry.Name, Message.Read(entry.Name, entry.Value)))
                    faults.Add($"{file.Name}: “{entry.Name}” is there twice.");

        var keys = read.Values.SelectMany(messages => messages.Keys).Distinct().ToList();
        foreach (var language in Language.All)
            faults.AddRange(keys.Where(key => !read[language.Code].ContainsKey(key)).Select(key => $"{language.Code}: “{key}” is missing."));
        if (faults.Count > 0)
            throw new InvalidDataException("The locale files do not fit together:\n" + string.Join('\n', faults));

        // A variant becomes a whole book here, so that nobody looks a word up twice.
        foreach (var variant in Language.Variants)
            foreach (var (key, message) in read[variant.Code])
                read[variant.Wording].TryAdd(key, message);
        foreach (var (wording, messages) in read)
            languages[wording] = messages.ToFrozenDictionary();
    }

    public static WordBook Read(Assembly assembly) => new(
        from name in assembly.GetManifestResourceNames()
        let match = LocalePath().Match(name)
        where match.Success
        select new LocaleFile(name, match.Groups["language"].Value, Text(assembly, name)));

    public IEnumerable<string> Keys => languages[Language.French.Code].Keys;

    public Message? Find(Language language, string key) => languages[language.Wording].GetValueOrDefault(key);

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(Features/\w+|Shared)/locales/(?<language>fr|fr-tu|en)\.json$")]
    private static partial Regex LocalePath();
}

internal sealed record LocaleFile(string Name, string Language, string Json);
