using Forum.Core.Features.Settings;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Settings;

/// <summary>Every setting of the forum, from the records that declare them: by group, or found by a word.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class SettingsController(SettingsStore store, SettingWords told, Words words) : ForumController
{
    private const string Address = "/admin/settings";
    private const int LongestQuery = 100;

    [HttpGet(Address)]
    public async Task<IActionResult> Index(string? q, CancellationToken ct)
    {
        var query = q?.Trim() is { Length: <= LongestQuery } typed ? typed : "";
        var groups = new List<SettingsSection>();
        foreach (var group in SettingsCatalog.Groups.OrderBy(g => g.Name != "site").ThenBy(g => told.Title(g), StringComparer.Create(words.Language.Culture, ignoreCase: true)))
        {
            var section = await Section(group, null, null, ct);
            if (query.Length > 0) section = section with { Fields = [.. section.Fields.Where(f => told.Speaks(f.Setting, query))] };
            if (section.Fields.Count > 0) groups.Add(section);
        }

        return View("Settings/Index", new SettingsIndex(query, groups));
    }

    [HttpGet(Address + "/{group}")]
    public async Task<IActionResult> Show(string group, CancellationToken ct, bool saved = false) =>
        SettingsCatalog.Find(group) is { } found ? View("Settings/Group", await Section(found, null, null, ct) with { Saved = saved }) : NotFound();

    [HttpPost(Address + "/{group}")]
    public async Task<IActionResult> Save(string group, [FromServices] ChangeSettings change, CancellationToken ct)
    {
        // A box without a tick sends nothing: the form says which settings it showed.
        var form = await Request.ReadFormAsync(ct);
        var typed = form["shown"].Where(name => name is not null).Distinct().ToDictionary(name => name!, name => (string?)string.Join(' ', form[name!].ToArray()));
        return await change.Run(new ChangeSettings.Command(Actor, group, typed), ct) switch
        {
            ChangeSettings.Outcome.Changed => Done($"{Address}/{group}?saved=true"),
            ChangeSettings.Outcome.Invalid(var why) => Invalid("Settings/Group", await Section(SettingsCatalog.Find(group)!, typed, why.ToDictionary(w => w.Field, words.Say), ct)),
            _ => NotFound(),
        };
    }

    [HttpPost(Address + "/{group}/default")]
    public async Task<IActionResult> Reset(string group, string? setting, [FromServices] ResetSetting reset, CancellationToken ct) =>
        await reset.Run(new ResetSetting.Command(Actor, $"{group}.{setting}"), ct) is ResetSetting.Outcome.Reset
            ? Done($"{Address}/{group}?saved=true#{group}-{setting}")
            : NotFound();

    private async Task<SettingsSection> Section(SettingGroup group, Dictionary<string, string?>? typed, Dictionary<string, string>? errors, CancellationToken ct)
    {
        var values = await store.Values(group, ct);
        return new SettingsSection(group,
        [
            .. from setting in @group.Settings
               where !setting.Rules.Own
               let present = SettingText.Write(setting, values[setting.Name])
               select new SettingField(setting, present, typed?.GetValueOrDefault(setting.Name) ?? present)
               {
                   Error = errors?.GetValueOrDefault(setting.Name),
                   IsChanged = values[setting.Name]?.ToJsonString() != setting.Default?.ToJsonString(),
               },
        ]);
    }
}

internal sealed record SettingsIndex(string Query, IReadOnlyList<SettingsSection> Groups);

internal sealed record SettingsSection(SettingGroup Group, IReadOnlyList<SettingField> Fields)
{
    public bool Saved { get; init; }

    public int Changed => Fields.Count(f => f.IsChanged);

    public bool HasForm => Fields.Any(f => f.Setting.IsChangedHere);

    public string Action => "/admin/settings/" + Group.Name;
}

/// <param name="Setting">Which.</param>
/// <param name="Present">Its value now, as people type it.</param>
/// <param name="Typed">What stands in the field: the same, or what was refused.</param>
internal sealed record SettingField(SettingInfo Setting, string Present, string Typed)
{
    public string? Error { get; init; }

    /// <summary>Whether somebody chose it: it is not the default.</summary>
    public bool IsChanged { get; init; }

    public string Id => $"{Setting.Group}-{Setting.Name}";

    public string? Invalid => Error is null ? null : "true";

    public string DescribedBy => Error is null ? $"{Id}-hint" : $"{Id}-error {Id}-hint";

    public bool Has(string choice) => Typed.Split(' ').Contains(choice);
}
