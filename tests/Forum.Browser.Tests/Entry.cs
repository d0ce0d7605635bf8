using Forum.Browser.Tests.Pictures;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Forum.Browser.Tests;

/// <summary>Runs the tests, or with the word <c>pictures</c> takes pictures of every page.</summary>
internal static class Entry
{
    public static Task<int> Main(string[] args)
    {
        if (args is ["pictures", .. var asked]) return Album.Make(asked);

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}
