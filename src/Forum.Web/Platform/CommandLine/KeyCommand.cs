using System.CommandLine;
using Forum.Core.Features.Api;

namespace Forum.Web.Platform.CommandLine;

internal static class KeyCommand
{
    public static Command All() => new("key", "API keys. Safe while the forum runs.") { new Create() };

    private sealed class Create : StoreCommand
    {
        private readonly Option<string> owner = new("--owner") { Description = "Username of the person whose rights the key has.", Required = true };
        private readonly Option<string> scopes = new("--scopes") { Description = "read, write, admin, separated by commas.", DefaultValueFactory = _ => "read" };
        private readonly Option<string> label = new("--name") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };

        public Create()
            : base("create", "Makes an API key and prints it, once and alone on its line. Safe while the forum runs.")
        {
            Add(owner);
            Add(scopes);
            Add(label);
        }

        protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
        {
            var error = result.InvocationConfiguration.Error;
            if (!Enum.TryParse<ApiScopes>(result.GetValue(scopes), ignoreCase: true, out var wanted) || wanted is <= ApiScopes.None or > (ApiScopes.Read | ApiScopes.Write | ApiScopes.Admin))
            {
                await error.WriteLineAsync($"“{result.GetValue(scopes)}” are no scopes; they can be read, write, admin.");
                return HostArguments.WrongUsage;
            }

            switch (await services.GetRequiredService<CreateApiKey>().Run(new CreateApiKey.Command(result.GetValue(owner)!, wanted, result.GetValue(label)!), ct))
            {
                case CreateApiKey.Outcome.Created created:
                    await output.WriteLineAsync(created.Secret);
                    return 0;
                case CreateApiKey.Outcome.NoOwner:
                    await error.WriteLineAsync($"Nobody is called “{result.GetValue(owner)}” here.");
                    return 1;
                default:
                    await error.WriteLineAsync($"{result.GetValue(owner)} is no administrator, so the scope admin would give nothing. See forum user promote --help.");
                    return 1;
            }
        }
    }
}
