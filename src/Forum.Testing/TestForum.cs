using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.AntiSpam;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Testing;

/// <summary>
/// A whole forum for one test: the real program on a real database in a folder of its own, with a clock that the test moves
/// and events that are delivered when it says so.
/// </summary>
internal sealed partial class TestForum : IAsyncDisposable
{
    private readonly bool keepFolder;

    static TestForum() => CommandCount.Listen();

    private TestForum(string folder, bool keepFolder, bool listens, bool guarded, Dictionary<string, string?> settings, Action<IServiceCollection>? add)
    {
        this.keepFolder = keepFolder;
        Folder = folder;
        Clock = new TestClock();
        Factory = new Program(this, guarded, settings, add);
        if (listens) Factory.UseKestrel(0);
    }

    public string Folder { get; }

    public TestClock Clock { get; }

    public Program Factory { get; }

    public IServiceProvider Services => Factory.Services;

    /// <summary>Where it listens, without a slash at the end; for forums that were started to listen.</summary>
    public string Address => $"http://localhost:{Factory.ClientOptions.BaseAddress.Port}";

    /// <summary>
    /// Starts a forum, live unless it is to be set up first. The same folder given again is the same forum after a restart.
    /// Only a guarded one limits how fast people write and what newcomers may do, as every real forum does.
    /// What a plugin would bring can be added. One that listens can be reached by browsers, on a port of its own; the others answer in memory only.
    /// </summary>
    public static async Task<TestForum> Start(string? folder = null, Dictionary<string, string?>? settings = null, bool setUp = true, bool listens = false, bool guarded = false, Action<IServiceCollection>? add = null)
    {
        var path = folder ?? Path.Combine(Path.GetTempPath(), "preau-tests", Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(path);
        if (folder is null) await EmptyStore.CopyTo(path);
        var forum = new TestForum(path, folder is not null, listens, guarded, settings ?? [], add);
        if (listens) forum.Factory.StartServer();
        _ = forum.Factory.Services;
        if (setUp) await forum.SetUp();
        return forum;
    }

    private async Task SetUp()
    {
        var settings = Services.GetRequiredService<SettingsStore>();
        var site = await settings.Get<SiteSettings>(CancellationToken.None);
        if (site.IsSetUp) return;
        await Services.GetRequiredService<Writes>().Run(
            write => settings.Save(site with { IsSetUp = true, Stage = Stage.Live }, write, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Runs something with a scope of its own, as a request would.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the database.</summary>
    public Task<T> Read<T>(Func<ForumDb, Task<T>> query) => With(query);

    /// <summary>Delivers all events that are due, as the worker would.</summary>
    public Task<int> Settle() => Services.GetRequiredService<EventDeliveries>().DeliverAll(CancellationToken.None);

    /// <summary>Somebody at a browser of their own.</summary>
    public Visitor Visitor(string address = "192.0.2.1", string language = "fr") => new(this, address, language);

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        if (!keepFolder) Directory.Delete(Folder, recursive: true);
    }

    internal sealed class Program(TestForum forum, bool guarded, Dictionary<string, string?> settings, Action<IServiceCollection>? add) : WebApplicationFactory<global::Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            builder.UseSetting("Forum:DataPath", forum.Folder);
            builder.UseSetting("Forum:TimeZone", "UTC");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.AddFilter((_, level) => level >= LogLevel.Warning));
            builder.ConfigureTestServices(services =>
            {
                add?.Invoke(services);
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(forum.Clock);
                services.AddSingleton<IStartupFilter, RemoteAddress>();

                // Tests do at one instant what takes people a day.
                services.Configure<GuardOptions>(guards => guards.Off = !guarded);

                // A quarter of a second for each member would be most of a test's time; one test measures the real thing.
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Forum.", StringComparison.Ordinal) == true).ToList())
                    services.Remove(worker);
            });
        }
    }
}
