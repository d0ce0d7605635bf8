using System.Globalization;
using Forum.Core.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Accounts;

/// <summary>What the controllers about accounts share: a form comes back with the right status, and says how long to wait.</summary>
internal static class AccountPage
{
    public static IActionResult Form(this Controller controller, string view, object model, FormState state)
    {
        controller.Response.StatusCode = state.Status;
        if (state.Wait is { } wait)
            controller.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return controller.View(view, model);
    }

    /// <summary>The sender as limits count it.</summary>
    public static string Sender(this Controller controller) => NetworkAddress.KeyOf(controller.HttpContext.Connection.RemoteIpAddress);
}
