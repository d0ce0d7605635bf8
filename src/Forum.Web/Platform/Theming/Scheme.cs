using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Theming;

/// <summary>Light, dark, or as the reader's device has it.</summary>
internal sealed record Scheme(string Name)
{
    public const string Cookie = "scheme";

    public static readonly Scheme Auto = new("auto");
    public static readonly Scheme Light = new("light");
    public static readonly Scheme Dark = new("dark");

    public static readonly IReadOnlyList<Scheme> All = [Auto, Light, Dark];

    public static Scheme Read(HttpRequest request) => request.Headers.Cookie.Count == 0 ? Auto : Find(request.Cookies[Cookie]) ?? Auto;

    public static Scheme? Find(string? name) => name switch
    {
        "auto" => Auto,
        "light" => Light,
        "dark" => Dark,
        _ => null,
    };

    /// <summary>The attribute of the page's root that forces a scheme; none leaves it to the device.</summary>
    public IHtmlContent Attribute => this == Auto ? HtmlString.Empty : new HtmlString($"data-scheme=\"{Name}\"");

    /// <summary>For the page's <c>color-scheme</c>.</summary>
    public string Css => this == Auto ? "light dark" : Name;
}
