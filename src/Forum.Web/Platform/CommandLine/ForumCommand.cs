using System.CommandLine;
using System.CommandLine.Invocation;

namespace Forum.Web.Platform.CommandLine;

/// <summary>The program by its first word. Without one it serves.</summary>
internal static class ForumCommand
{
    public static async Task<int> Run(string[] args)
    {
        var (settings, words) = HostArguments.Split(args);
        var root = new ForumRoot(settings)
        {
            ServeCommand(),
            new MigrateCommand(),
            new DemoCommand(),
            new SeedCommand(),
            UserCommand.All(),
            KeyCommand.All(),
            new ReindexCommand(),
            new DoctorCommand(),
            new HealthCommand(),
            new BackupCommand(),
            new RestoreCommand(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((result, _) => HostArguments.Serve(result));

        var parsed = root.Parse(words, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

        // System.CommandLine would cut a drain after two seconds, and hide from a test host why the start failed.
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        return parsed.Action is ParseErrorAction ? HostArguments.WrongUsage : code;
    }

    private static Command ServeCommand()
    {
        var serve = new Command("serve",
            "Serves the forum on http://localhost:8080. Takes every host setting as --name=value, such as --urls=http://localhost:9000 or --Forum:DataPath=/var/lib/forum.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction((result, _) => HostArguments.Serve(result));
        return serve;
    }
}
