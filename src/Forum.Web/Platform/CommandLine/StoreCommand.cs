using System.CommandLine;
using Forum.Core.Platform.Data;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

/// <summary>A command that works on the store of the server: same settings, same data folder, no listening.</summary>
internal abstract class StoreCommand : Command
{
    protected StoreCommand(string name, string description)
        : base(name, description)
    {
        // Host settings, --Forum:DataPath=… above all, mean here what they mean when serving.
        TreatUnmatchedTokensAsErrors = false;
        SetAction(Start);
    }

    /// <summary>False for commands that look at a store as it is.</summary>
    protected virtual bool Migrates => true;

    /// <summary>True for commands that may begin a forum where there is none.</summary>
    protected virtual bool Begins => false;

    protected abstract Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct);

    private async Task<int> Start(ParseResult result, CancellationToken ct)
    {
        var error = result.InvocationConfiguration.Error;
        if (HostArguments.Stray(result.UnmatchedTokens) is { } stray)
        {
            await error.WriteLineAsync($"“{stray}” is not understood. See forum {Name} --help.");
            return HostArguments.WrongUsage;
        }

        try
        {
            await using var store = Server.OpenStore([.. result.UnmatchedTokens], Begins);
            if (Migrates) await store.Services.GetRequiredService<IForumEngine>().Migrate(ct);
            await using var scope = store.Services.CreateAsyncScope();
            return await Run(result, scope.ServiceProvider, result.InvocationConfiguration.Output, ct);
        }
        catch (StartFault fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
