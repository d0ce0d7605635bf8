namespace Forum.Web.Platform.Security;

/// <summary>What every answer tells the browser to refuse, whatever ends up in the page.</summary>
internal static class SecurityHeaders
{
    // No inline script or style anywhere: text that people write cannot become either. Only the preview may turn a string
    // into markup, and the string comes from our own sanitiser.
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'; worker-src 'self'; " +
        "require-trusted-types-for 'script'; trusted-types preau-preview preau-offline";

    private const string OneYear = "max-age=31536000";

    public static void Write(HttpResponse response, bool https)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (https)
            headers.StrictTransportSecurity = OneYear;
    }
}
