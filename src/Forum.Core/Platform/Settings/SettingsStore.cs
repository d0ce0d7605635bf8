using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Forum.Core.Platform.Data;
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

    public async ValueTask<T> Get<T>(CancellationToken ct)
        where T : class, new()
    {
        var chosen = await Get(ct);
        return (T)chosen.Typed.GetOrAdd(typeof(T), _ => Read<T>(chosen.Rows));
    }

    /// <summary>Writes what differs from the defaults and removes the rows of what no longer does. Returns the keys that changed.</summary>
    public async Task<List<string>> Save<T>(T settings, Write write, CancellationToken ct)
        where T : class, new()
    {
        var group = GroupOf<T>();
        var wanted = JsonSerializer.SerializeToNode(settings, Json)!.AsObject();
        var defaults = JsonSerializer.SerializeToNode(new T(), Json)!.AsObject();
        var rows = await write.Db.Settings.Where(s => s.Key.StartsWith(group + ".")).ToDictionaryAsync(s => s.Key, ct);
        var changed = new List<string>();

        foreach (var (name, node) in wanted)
        {
            var key = $"{group}.{name}";
            var value = node?.ToJsonString() ?? "null";
            rows.TryGetValue(key, out var row);
            if (value == (defaults[name]?.ToJsonString() ?? "null"))
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

            changed.Add(key);
        }

        write.AfterCommit(Forget);
        return changed;
    }

    protected override async Task<Chosen> Load(ForumDb db, CancellationToken ct) =>
        new(await db.Settings.ToDictionaryAsync(s => s.Key, s => s.Value, ct));

    private static T Read<T>(Dictionary<string, string> rows)
        where T : class, new()
    {
        var prefix = GroupOf<T>() + ".";
        var node = JsonSerializer.SerializeToNode(new T(), Json)!.AsObject();
        foreach (var (key, value) in rows)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && node.ContainsKey(key[prefix.Length..]))
                node[key[prefix.Length..]] = JsonNode.Parse(value);
        }

        return node.Deserialize<T>(Json)!;
    }

    private static string GroupOf<T>() =>
        typeof(T).GetCustomAttribute<SettingsGroupAttribute>()?.Name ?? throw new InvalidOperationException($"{typeof(T).Name} has no [SettingsGroup].");

    /// <summary>The rows as read, and the records made of them so far.</summary>
    internal sealed record Chosen(Dictionary<string, string> Rows)
    {
        public ConcurrentDictionary<Type, object> Typed { get; } = new();
    }
}
