namespace Forum.Web.Shared;

/// <summary>A page for what went wrong: what happened, what is safe, what to do (keys <c>error.{Kind}.*</c>).</summary>
internal sealed record ErrorPage(int Status, string Kind, string Drawing)
{
    public static readonly ErrorPage BadRequest = new(400, "request", "missing");
    public static readonly ErrorPage Forbidden = new(403, "forbidden", "closed");
    public static readonly ErrorPage NotFound = new(404, "missing", "missing");
    public static readonly ErrorPage TooLarge = new(413, "large", "closed");
    public static readonly ErrorPage TooMany = new(429, "often", "closed");
    public static readonly ErrorPage Broken = new(500, "broken", "works");

    /// <summary>The launch stage keeps this visitor outside; the page offers the sign-in.</summary>
    public static readonly ErrorPage NotOpenYet = new(403, "soon", "closed");

    public static ErrorPage For(int status) => status switch
    {
        401 or 403 => Forbidden,
        404 or 405 or 410 => NotFound,
        413 => TooLarge,
        429 => TooMany,
        >= 500 => Broken,
        _ => BadRequest,
    } with
    { Status = status };

    /// <summary>What the lost address was about, to look for.</summary>
    public string? Search { get; init; }

    /// <summary>Seconds until another try makes sense.</summary>
    public int? Wait { get; init; }

    /// <summary>What the log has the failure under.</summary>
    public string? Reference { get; init; }
}
