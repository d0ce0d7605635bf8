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
    protected virtual bool Begins(ParseResult result) => false;

    /// <summary>What is wrong with options that are right each by itself; asked before anything is opened or made.</summary>
    protected virtual string? Misuse(ParseResult result) => null;

    protected abstract Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct);

    private async Task<int> Start(ParseResult result, CancellationToken ct)
    {
        if (await HostArguments.Refuse(result)) return HostArguments.WrongUsage;
        if (Misuse(result) is { } misuse)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(misuse);
            return HostArguments.WrongUsage;
        }

        try
        {
            await using var store = Server.OpenStore(HostArguments.ForHost(result), Begins(result));
            if (Migrates) await store.Services.GetRequiredService<IForumEngine>().Migrate(ct);
            await using var scope = store.Services.CreateAsyncScope();
            return await Run(result, scope.ServiceProvider, result.InvocationConfiguration.Output, ct);
        }
        catch (StartFault fault)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
