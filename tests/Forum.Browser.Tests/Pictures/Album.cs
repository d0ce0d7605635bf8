using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Forum.Browser.Tests.Pictures;

/// <summary>Takes pictures of every kind of page, to be looked at by people after a change.</summary>
internal sealed class Album(Chrome chrome, TextWriter output) : IAsyncDisposable
{
    private readonly Dictionary<string, DemoTown> towns = [];

    public static async Task<int> Make(string[] args)
    {
        if (args.Contains("--help"))
        {
            await Console.Out.WriteLineAsync(AlbumOrder.Help);
            return 0;
        }

        AlbumOrder order;
        try
        {
            order = AlbumOrder.Read(args);
        }
        catch (Exception mistake) when (mistake is ArgumentException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message}\n\n{AlbumOrder.Help}");
            return 2;
        }

        if (order.ListOnly)
        {
            foreach (var kind in PageKind.All) await Console.Out.WriteLineAsync(AlbumOrder.Word(kind));
            return 0;
        }

        if (!Chrome.IsHere)
        {
            await Console.Error.WriteLineAsync(Chrome.Absent);
            return 1;
        }

        var chrome = new Chrome();
        await chrome.InitializeAsync();
        await using var album = new Album(chrome, Console.Out);
        await album.Take(order);
        while (order.Stay && await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            try
            {
                await album.Take(AlbumOrder.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            }
            catch (Exception mistake) when (mistake is ArgumentException or FormatException)
            {
                await Console.Error.WriteLineAsync(mistake.Message);
            }
        }

        return 0;
    }

    private async Task Take(AlbumOrder order)
    {
        var began = Stopwatch.GetTimestamp();
        var kinds = PageKind.All.Index().Where(entry => order.Wants(entry.Item)).ToList();
        var (taken, faults) = (0, 0);
        foreach (var language in order.Languages)
        {
            if (!towns.TryGetValue(language, out var town)) towns[language] = town = await DemoTown.Fill(language);
            foreach (var script in order.Script)
            {
                foreach (var width in order.Widths)
                {
                    var folder = Path.Combine(order.Out, $"{language}-{width}{(script ? "" : "-noscript")}{(order.Way is { } way ? "-" + way : "")}");
                    Directory.CreateDirectory(folder);
                    foreach (var (index, kind) in kinds)
                    {
                        try
                        {
                            taken += await Take(order, town, kind, width, script, Path.Combine(folder, Name(index, kind)));
                        }
                        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
                        {
                            faults++;
                            await output.WriteLineAsync($"{language}, {width}, {kind.Name}: {fault.Message.Split('\n')[0]}");
                        }
                    }

                    await Contents(folder);
                }
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{taken} pictures in {order.Out}, {faults} pages failed ({Stopwatch.GetElapsedTime(began).TotalSeconds:0} s)."));
    }

    private async Task<int> Take(AlbumOrder order, DemoTown town, PageKind kind, int width, bool script, string file)
    {
        var device = width < 600 ? Device.Phone with { Width = width } : Device.Desktop with { Width = width };
        var session = kind.Viewer switch
        {
            Viewer.Member => town.Member,
            Viewer.Admin => town.Admin,
            _ => null,
        };
        await using var window = await chrome.Open(town.Forum, device, town.Language, session, script);
        await window.Page.Clock.SetFixedTimeAsync(town.Forum.Clock.GetUtcNow().UtcDateTime);
        await window.Page.RouteAsync(FreshStyles.Address(), route => route.FulfillAsync(new() { ContentType = "text/css", Body = FreshStyles.Read(order.Accent, order.Way == "older") }));
        var status = await window.Go(kind.Path(town.Places));
        if (status != kind.Status) await output.WriteLineAsync($"{kind.Name}: {status} instead of {kind.Status}");
        if (kind.Then is { } then && script) await then(window);
        if (order.Way == "large") await window.EnlargeText();

        // Pictures further down are fetched when one comes near them, which nobody does here.
        await window.Page.EvaluateAsync("() => Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode().catch(() => {}); }))");
        foreach (var scheme in order.Schemes)
        {
            await window.Page.EmulateMediaAsync(new()
            {
                ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
                Media = order.Way == "print" ? Media.Print : Media.Screen,
                ForcedColors = order.Way == "forced" ? ForcedColors.Active : ForcedColors.None,
            });
            await window.Page.ScreenshotAsync(new() { Path = $"{file}-{scheme}.png", FullPage = !order.Fold });
        }

        if (script && await window.Overflow() is > 0 and var over) await output.WriteLineAsync($"{town.Language}, {width}, {kind.Name}: {over} px too wide");
        foreach (var complaint in window.Complaints) await output.WriteLineAsync($"{town.Language}, {width}, {kind.Name}: {complaint}");
        return order.Schemes.Count;
    }

    /// <summary>One page to look at them all.</summary>
    private static async Task Contents(string folder)
    {
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><title>Pictures</title><style>body{display:flex;flex-wrap:wrap;gap:1rem;align-items:start;background:#777}img{max-width:24rem}</style>");
        foreach (var name in Directory.EnumerateFiles(folder, "*.png").Select(Path.GetFileName).Order(StringComparer.Ordinal)) page.Append(CultureInfo.InvariantCulture, $"<a href=\"{name}\"><img loading=lazy alt=\"{name}\" src=\"{name}\"></a>\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page.ToString());
    }

    private static string Name(int index, PageKind kind) => string.Create(CultureInfo.InvariantCulture, $"{index:000}-{AlbumOrder.Word(kind)}");

    public async ValueTask DisposeAsync()
    {
        foreach (var town in towns.Values) await town.DisposeAsync();
        await chrome.DisposeAsync();
    }
}
