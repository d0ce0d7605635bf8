namespace Forum.Web.Features.Accounts;

/// <summary>The way to the sign-in page and back to where somebody was going.</summary>
internal static class SignInAddress
{
    public static string From(HttpRequest request) => $"/sign-in?return={Uri.EscapeDataString(Back(request))}";

    public static string ConfirmFrom(HttpRequest request) => $"/confirm-password?return={Uri.EscapeDataString(Back(request))}";

    // A form cannot be repeated after signing in; the page it stood on can be shown again.
    private static string Back(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method)) return request.Path + request.QueryString;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : "/";
    }
}
