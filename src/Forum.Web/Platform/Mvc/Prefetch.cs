using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Platform.Mvc;

/// <summary>A page fetched ahead of a click that may never come was not read.</summary>
internal static class Prefetch
{
    public static bool IsPrefetch(this ControllerBase controller) =>
        controller.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
