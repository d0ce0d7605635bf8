using Forum.Core.Features.Launch;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Setup;

/// <summary>The first start without a browser, from <c>Forum__Setup__*</c>. Afterwards these settings mean nothing.</summary>
internal sealed class UnattendedSetup(IServiceScopeFactory scopes, SettingsStore settings, HostSettings host, ILoggerFactory logs)
{
    public async Task Run(CancellationToken ct)
    {
        var wanted = host.Setup;
        if (Given(wanted) is [] || (await settings.Get<SiteSettings>(ct)).IsSetUp) return;

        await using var scope = scopes.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<Words>();
        var command = Command(wanted, words);
        if (wanted.AdminUser.Length == 0 && wanted.AdminEmail.Length == 0 && wanted.AdminPassword.Length == 0)
        {
            // What is wrong was refused above; what is right waits for an administrator, who says it again in the browser.
            logs.CreateLogger("Forum.Setup").LogWarning("Not used without Forum__Setup__AdminUser, Forum__Setup__AdminEmail and Forum__Setup__AdminPassword: {Settings}; the setup page asks instead",
                string.Join(", ", Given(wanted)));
            return;
        }

        words.Language = Language.English;
        switch (await scope.ServiceProvider.GetRequiredService<SetUpForum>().Run(command, ct))
        {
            case SetUpForum.Outcome.Invalid invalid:
                throw new StartFault("The forum was not set up:\n" + string.Join('\n', invalid.Why.Select(why => $"  Forum__Setup__{SettingOf(why.Field)}: {words.Say(why)}")));
            case SetUpForum.Outcome.Done done:
                logs.CreateLogger("Forum.Setup").LogInformation("This forum is set up; its administrator is {Username}", done.Username);
                break;
        }
    }

    private static SetUpForum.Command Command(SetupSettings wanted, Words words)
    {
        var language = Language.Find(wanted.Language.Length == 0 ? Language.French.Code : wanted.Language)
            ?? throw new StartFault($"Forum__Setup__Language is “{wanted.Language}”; it can be fr or en.");
        var stage = Chosen(nameof(SetupSettings.Stage), wanted.Stage, Stage.Private, "private, internal, preview or live");
        var address = Chosen(nameof(SetupSettings.FormOfAddress), wanted.FormOfAddress, FormOfAddress.Vous, "vous or tu");

        words.Language = language;
        var defaults = new SiteSettings();
        return new SetUpForum.Command(wanted.AdminUser, wanted.AdminEmail, wanted.AdminPassword)
        {
            Title = wanted.Title.Length == 0 ? defaults.Title : wanted.Title,
            Language = language.Code,
            FormOfAddress = address,
            Accent = defaults.Accent,
            Stage = stage,
            Categories = SetupForm.StarterCategories(words),
            QuestionsIn = SetupForm.QuestionsCategory(words),
            ApiKey = wanted.ApiKey,
        };
    }

    private static List<string> Given(SetupSettings wanted) =>
    [
        .. from setting in ((string Name, string Value)[])
            [
                (nameof(wanted.AdminUser), wanted.AdminUser), (nameof(wanted.AdminEmail), wanted.AdminEmail), (nameof(wanted.AdminPassword), wanted.AdminPassword),
                (nameof(wanted.ApiKey), wanted.ApiKey), (nameof(wanted.Title), wanted.Title), (nameof(wanted.Language), wanted.Language),
                (nameof(wanted.FormOfAddress), wanted.FormOfAddress), (nameof(wanted.Stage), wanted.Stage),
            ]
            where setting.Value.Length > 0
            select $"Forum__Setup__{setting.Name}",
    ];

    private static T Chosen<T>(string setting, string typed, T usual, string known)
        where T : struct, Enum
    {
        if (typed.Length == 0) return usual;
        return Enum.TryParse<T>(typed, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) && !char.IsAsciiDigit(typed[0])
            ? chosen
            : throw new StartFault($"Forum__Setup__{setting} is “{typed}”; it can be {known}.");
    }

    private static string SettingOf(string field) => field switch
    {
        "username" => nameof(SetupSettings.AdminUser),
        "email" => nameof(SetupSettings.AdminEmail),
        "password" => nameof(SetupSettings.AdminPassword),
        "apiKey" => nameof(SetupSettings.ApiKey),
        "title" => nameof(SetupSettings.Title),
        _ => field,
    };
}
