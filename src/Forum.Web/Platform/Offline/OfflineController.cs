using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Platform.Offline;

/// <summary>
/// What a browser keeps to show when the forum cannot be reached. The same for everybody and open at every stage; its language and scheme stand in
/// the address, since it is fetched long before it is read.
/// </summary>
internal sealed class OfflineController(PageFrame frame, OfflineWorker worker) : Controller
{
    public const string Path = "/offline";

    [HttpGet(Path)]
    public ViewResult Show(string? lang, string? scheme)
    {
        frame.Bare();
        frame.Wear(Language.Find(lang), Scheme.Find(scheme));
        return View("Offline", new OfflinePage(worker.Sheet(frame.Site)));
    }
}

/// <param name="Sheet">Where the style sheet is that is kept with the page.</param>
internal sealed record OfflinePage(string Sheet);
