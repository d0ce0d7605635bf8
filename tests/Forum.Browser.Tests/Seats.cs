using Forum.Testing;

namespace Forum.Browser.Tests;

/// <summary>
/// Windows that stay open from page to page, one for each kind of viewer and language: to open one anew costs more than to look at a
/// page. Whoever is done gives it back as it was; one whose test failed is closed.
/// </summary>
public sealed class Seats(Chrome chrome, Town town) : IAsyncDisposable
{
    private readonly Dictionary<(Device Device, string? Session, string Language), Window> free = [];

    internal async Task Take(Device device, string language, string? session, Func<Window, Task> look)
    {
        var seat = (device, session, language);
        if (!free.Remove(seat, out var window)) window = await chrome.Open(town.Forum, device, language, session);
        try
        {
            await look(window);
        }
        catch
        {
            await window.DisposeAsync();
            throw;
        }

        await window.Page.SetViewportSizeAsync(device.Width, device.Height);
        window.Forget();
        free[seat] = window;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in free.Values) await window.DisposeAsync();
    }
}
