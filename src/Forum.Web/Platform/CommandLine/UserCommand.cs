using System.CommandLine;
using System.Security.Cryptography;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Platform.CommandLine;

internal static class UserCommand
{
    public static Command All() => new("user", "Accounts, from the command line. Safe while the forum runs.") { new Create(), new Promote(), new Password() };

    private static Argument<string> Name() => new("username") { Description = "The person's username." };

    private static Option<Role> RoleOption(Role otherwise) => new("--role")
    {
        Description = "member, mentor, moderator or admin.",
        HelpName = "role",
        DefaultValueFactory = _ => otherwise,
        CustomParser = argument =>
        {
            if (Enum.TryParse<Role>(argument.Tokens[0].Value, ignoreCase: true, out var role) && role is Role.Member or Role.Mentor or Role.Moderator or Role.Admin) return role;
            argument.AddError($"“{argument.Tokens[0].Value}” is no role; it can be member, mentor, moderator or admin.");
            return otherwise;
        },
    };

    private static Option<bool> Generate() => new("--generate") { Description = "Make a password and print it, instead of reading one from standard input." };

    private sealed class Create : StoreCommand
    {
        private readonly Argument<string> name = Name();
        private readonly Option<string> email = new("--email") { Description = "The person's address; taken as confirmed.", Required = true };
        private readonly Option<Role> role = RoleOption(Role.Member);
        private readonly Option<bool> generate = Generate();

        public Create()
            : base("create", "Makes an account. The password is read from standard input, or made with --generate. Safe while the forum runs.")
        {
            Add(name);
            Add(email);
            Add(role);
            Add(generate);
        }

        protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
        {
            var password = await NewPassword(result.GetValue(generate), output, ct);
            var site = await services.GetRequiredService<SettingsStore>().Get<SiteSettings>(ct);
            var outcome = await services.GetRequiredService<CreateAccount>().Run(
                new CreateAccount.Command(result.GetValue(name), result.GetValue(email), password, result.GetValue(role), site.Language), ct);
            if (outcome is CreateAccount.Outcome.Created created)
            {
                if (result.GetValue(generate)) await output.WriteLineAsync($"Password: {password}");
                await output.WriteLineAsync($"{created.Username} has an account now.");
                return 0;
            }

            var words = English(services);
            foreach (var problem in ((CreateAccount.Outcome.Invalid)outcome).Problems)
                await result.InvocationConfiguration.Error.WriteLineAsync($"{problem.Field}: {SentenceFor(words, problem.Reason)}");
            return 1;
        }
    }

    private sealed class Promote : StoreCommand
    {
        private readonly Argument<string> name = Name();
        private readonly Option<Role> role = RoleOption(Role.Admin);

        public Promote()
            : base("promote", "Gives a person a role: admin, unless --role says another. Safe while the forum runs.")
        {
            Add(name);
            Add(role);
        }

        protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
        {
            var outcome = await services.GetRequiredService<ChangeRole>().Run(new ChangeRole.Command(result.GetValue(name)!, result.GetValue(role)), ct);
            if (outcome is ChangeRole.Outcome.Changed changed)
            {
                await output.WriteLineAsync($"{changed.Username} is {result.GetValue(role).ToString().ToLowerInvariant()} now.");
                return 0;
            }

            await result.InvocationConfiguration.Error.WriteLineAsync($"Nobody is called “{result.GetValue(name)}” here.");
            return 1;
        }
    }

    private sealed class Password : StoreCommand
    {
        private readonly Argument<string> name = Name();
        private readonly Option<bool> generate = Generate();

        public Password()
            : base("password", "Gives a person a new password, read from standard input or made with --generate, and signs them out everywhere. Safe while the forum runs.")
        {
            Add(name);
            Add(generate);
        }

        protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
        {
            var password = await NewPassword(result.GetValue(generate), output, ct);
            var outcome = await services.GetRequiredService<ReplacePassword>().Run(new ReplacePassword.Command(result.GetValue(name)!, password), ct);
            if (outcome is ReplacePassword.Outcome.Replaced)
            {
                if (result.GetValue(generate)) await output.WriteLineAsync($"Password: {password}");
                await output.WriteLineAsync($"{result.GetValue(name)} has a new password.");
                return 0;
            }

            await result.InvocationConfiguration.Error.WriteLineAsync(outcome is ReplacePassword.Outcome.Invalid invalid
                ? SentenceFor(English(services), invalid.Reason)
                : $"Nobody is called “{result.GetValue(name)}” here.");
            return 1;
        }
    }

    private static async Task<string> NewPassword(bool generate, TextWriter output, CancellationToken ct)
    {
        if (generate) return RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);

        if (!Console.IsInputRedirected) await output.WriteAsync("Password: ");
        return await Console.In.ReadLineAsync(ct) ?? "";
    }

    private static Words English(IServiceProvider services)
    {
        var words = services.GetRequiredService<Words>();
        words.Language = Language.English;
        return words;
    }

    private static string SentenceFor(Words words, string reason) => words[reason, ("min", PasswordRules.MinLength), ("max", PasswordRules.MaxLength)];
}
