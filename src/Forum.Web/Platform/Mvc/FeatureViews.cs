using Microsoft.AspNetCore.Mvc.Razor;

namespace Forum.Web.Platform.Mvc;

/// <summary>
/// Views are named in full, "Topics/Show", and found under /Features, then /Shared. MVC's own scheme knows controllers,
/// not features, so none of its locations are used.
/// </summary>
internal static class FeatureViews
{
    public static void Configure(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Features/{0}.cshtml");
        options.ViewLocationFormats.Add("/Shared/{0}.cshtml");
    }
}
