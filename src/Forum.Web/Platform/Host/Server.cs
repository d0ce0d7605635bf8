using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Web.Features.Setup;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Logging;
using Forum.Web.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Web.Platform.Host;

/// <summary>Puts the program together: with pages to serve, or only the store for a command.</summary>
internal static class Server
{
    // Bodies are judged later, where there are words for a refusal: see RequestBody. This is the end of all patience.
    private const long LargestBody = 64 * 1024 * 1024;

    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await Task.WhenAll(Rehearsal.Pages(app), Prepare(app));
            try
            {
                await app.StartAsync();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Told to stop before it stood.
                return 0;
            }
            catch (Exception fault) when (Addresses.Fault(fault) is { } why)
            {
                throw new StartFault(why);
            }

            app.Services.GetRequiredService<SetupInvitation>().Announce();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    /// <summary>The store without the pages: the same settings from the same places as the server has them.</summary>
    public static WebApplication OpenStore(string[] args, bool begins)
    {
        var builder = Begin(args, begins);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddWebEncoders();
        builder.Services.AddScoped<Words>();
        return builder.Build();
    }

    private static WebApplication Build(string[] args)
    {
        var builder = Begin(args, begins: true);
        var settings = HostSettings.Read(builder.Configuration);
        Addresses.Check(builder.Configuration);
        Addresses.UseUsual(builder);

        var draining = new Draining();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.ConfigureEndpointDefaults(draining.Watch);

            // Under systemd's socket activation the socket stays open while the program is restarted.
            kestrel.UseSystemd();
        });
        builder.Services.AddSingleton(draining);
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        builder.Services.AddHostedService<Rest>();
        builder.Services.AddProxies(settings);
        builder.Services.AddForumPages();
        builder.Services.AddForumFrame();

        WebApplication? app = null;
        TellFailedStartOnce(builder, () => app);
        app = builder.Build();
        app.Use(draining.SayGoodbye);
        app.UseForum();
        return app;
    }

    private static WebApplicationBuilder Begin(string[] args, bool begins)
    {
        // The program's own folder, wherever it is started from.
        // The slim builder leaves out what a forum behind a proxy never uses and every start would pay for: HTTP/3, IIS, watched settings files.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddForumLogs(HostSettings.Read(builder.Configuration).Logs);
        builder.Services.AddForum(builder.Configuration, begins);
        return builder;
    }

    /// <summary>
    /// A start that fails is told by whoever called it, as a sentence or as what it is; the host and Kestrel would each log it before, with its stack trace.
    /// What they say once the forum is served goes by the settings of the logs.
    /// </summary>
    private static void TellFailedStartOnce(WebApplicationBuilder builder, Func<WebApplication?> served)
    {
        foreach (var (category, least) in ((string, LogLevel)[])[("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Information), ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning)])
            builder.Logging.AddFilter(category, level => level >= least && served()?.Lifetime.ApplicationStarted.IsCancellationRequested == true);
    }

    /// <summary>What must be done before the first request: tables, keys, and a first start without a browser.</summary>
    private static async Task Prepare(WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<IForumEngine>().Migrate(ct);
        if (app.Services.GetRequiredService<ServingMark>().Take())
        {
            await app.Services.GetRequiredService<EventDeliveries>().Release(ct);
            await app.Services.GetRequiredService<EmailOutbox>().Release(ct);
        }

        // Makes the first key now: later it could be asked for from inside a write, which the key would have to wait for.
        var keys = Task.Run(() => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Forum.Start").Protect([1]), ct);
        await Rehearsal.Reading(app.Services, ct);
        await keys;
        await app.Services.GetRequiredService<UnattendedSetup>().Run(ct);
        await app.Services.GetRequiredService<SetupInvitation>().Prepare(ct);
    }
}
