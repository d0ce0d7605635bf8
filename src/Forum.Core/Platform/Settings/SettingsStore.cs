using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Settings;

/// <summary>
/// Settings are records whose defaults are their initial values; only what differs from the default is a row,
/// so that a better default reaches everybody who never chose.
/// </summary>
internal sealed class SettingsStore(IForumEngine engine) : Snapshot<SettingsStore.Chosen>(engine)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public ValueTask<T> Get<T>(CancellationToken ct)
        where T : class, new()
    {
        // Nearly always known, and asked by every request.
        var chosen = Get(ct);
        return chosen.IsCompletedSuccessfully ? new(Typed<T>(chosen.Result)) : Later(chosen);

        static async ValueTask<T> Later(ValueTask<Chosen> chosen) => Typed<T>(await chosen);
    }

    private static T Typed<T>(Chosen chosen)
        where T : class, new() =>
        (T)(chosen.Typed.TryGetValue(typeof(T), out var known) ? known : chosen.Typed.GetOrAdd(typeof(T), static (_, rows) => Read<T>(rows), chosen.Rows));

    /// <summary>The values of a group as they are now, those nobody chose by their defaults.</summary>
    public async ValueTask<JsonObject> Values(SettingGroup group, CancellationToken ct) => Merged(group.Type, group.Name, (await Get(ct)).Rows);

    /// <summary>Writes what differs from the defaults and removes the rows of what no longer does. Returns the keys that changed.</summary>
    public async Task<List<string>> Save<T>(T settings, Write write, CancellationToken ct)
        where T : class, new() => [.. (await Store(GroupOf<T>(), Node(settings), Node(new T()), write, ct)).Select(change => change.Key)];

    /// <summary>The same as a choice of somebody: the log tells each old and new value.</summary>
    public async Task SaveFor<T>(Actor actor, T settings, Write write, CancellationToken ct)
        where T : class, new() => Tell(actor, await Store(GroupOf<T>(), Node(settings), Node(new T()), write, ct), write);

    /// <summary>Some values of a group, read and judged before.</summary>
    public async Task<List<SettingChange>> SaveFor(Actor actor, SettingGroup group, IReadOnlyDictionary<string, JsonNode?> values, Write write, CancellationToken ct)
    {
        // Inside the door: what another administrator changed a moment ago stays.
        var rows = await write.Db.Settings.Where(s => s.Key.StartsWith(group.Name + ".")).ToDictionaryAsync(s => s.Key, s => s.Value, ct);
        var wanted = Merged(group.Type, group.Name, rows);
        foreach (var (name, value) in values) wanted[name] = value?.DeepClone();

        var changes = await Store(group.Name, Node(wanted.Deserialize(group.Type, Json)!), Node(Activator.CreateInstance(group.Type)!), write, ct);
        Tell(actor, changes, write);
        return changes;
    }

    internal static JsonObject Node(object settings) => JsonSerializer.SerializeToNode(settings, settings.GetType(), Json)!.AsObject();

    private static void Tell(Actor actor, List<SettingChange> changes, Write write)
    {
        foreach (var change in changes) write.Audit(actor, "settings.changed", $"setting:{change.Key}", change.Told);
    }

    private async Task<List<SettingChange>> Store(string group, JsonObject wanted, JsonObject defaults, Write write, CancellationToken ct)
    {
        var rows = await write.Db.Settings.Where(s => s.Key.StartsWith(group + ".")).ToDictionaryAsync(s => s.Key, ct);
        var changes = new List<SettingChange>();

        foreach (var (name, node) in wanted)
        {
            var key = $"{group}.{name}";
            var value = node?.ToJsonString() ?? "null";
            var usual = defaults[name]?.ToJsonString() ?? "null";
            rows.TryGetValue(key, out var row);
            var before = row?.Value ?? usual;
            if (value == usual)
            {
                if (row is null) continue;
                write.Db.Settings.Remove(row);
            }
            else if (row is null)
            {
                write.Db.Settings.Add(new Setting { Key = key, Value = value });
            }
            else
            {
                if (row.Value == value) continue;
                row.Value = value;
            }

            changes.Add(new SettingChange(key, before, value));
        }

        write.AfterCommit(Forget);
        return changes;
    }

    protected override async Task<Chosen> Load(IAsk ask, CancellationToken ct) =>
        new((await ask.All($"SELECT key, value FROM settings", row => (Key: row.GetString(0), Value: row.GetString(1)), ct)).ToDictionary(s => s.Key, s => s.Value));

    // Only what was chosen: what is not said keeps its initial value.
    private static T Read<T>(Dictionary<string, string> rows)
        where T : class, new()
    {
        var chosen = new JsonObject();
        foreach (var (name, value) in In(GroupOf<T>(), rows)) chosen[name] = JsonNode.Parse(value);
        return chosen.Count == 0 ? new T() : chosen.Deserialize<T>(Json)!;
    }

    private static JsonObject Merged(Type type, string group, Dictionary<string, string> rows)
    {
        var node = Node(Activator.CreateInstance(type)!);
        foreach (var (name, value) in In(group, rows))
        {
            if (node.ContainsKey(name)) node[name] = JsonNode.Parse(value);
        }

        return node;
    }

    /// <summary>What was chosen of a group, by the names of its settings; in JSON.</summary>
    private static IEnumerable<(string Name, string Value)> In(string group, Dictionary<string, string> rows)
    {
        var prefix = group + ".";
        return rows.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(row => (row.Key[prefix.Length..], row.Value));
    }

    private static string GroupOf<T>() =>
        typeof(T).GetCustomAttribute<SettingsGroupAttribute>()?.Name ?? throw new InvalidOperationException($"{typeof(T).Name} has no [SettingsGroup].");

    /// <summary>The rows as read, and the records made of them so far.</summary>
    internal sealed record Chosen(Dictionary<string, string> Rows)
    {
        public ConcurrentDictionary<Type, object> Typed { get; } = new();
    }
}

/// <summary>What a change did to one setting; values as stored.</summary>
internal sealed record SettingChange(string Key, string Before, string After)
{
    /// <summary>For the log: both values as people type them. A secret is told by nothing.</summary>
    public string Told => SettingsCatalog.Setting(Key) is { Rules.Secret: false } setting ? $"{Text(setting, Before)} → {Text(setting, After)}" : "";

    private static string Text(SettingInfo setting, string value) => SettingText.Write(setting, JsonNode.Parse(value)) is { Length: > 0 } text ? text : "–";
}
