using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Forum.Web.Platform.Caching;

/// <summary>How the addresses begin whose pages may be kept. Nothing else is worth a look: uploads and the API would only be held up.</summary>
internal sealed class KeptPlaces(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenSet<string>> places = new(() => Read(endpoints));

    public bool Has(string? path) => places.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(FirstSegment(path));

    private static FrozenSet<string> Read(EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<VisitorPageAttribute>() is not null)
        .Select(endpoint => endpoint.RoutePattern.PathSegments.FirstOrDefault()?.Parts is [RoutePatternLiteralPart first] ? first.Content : "")
        .ToFrozenSet(StringComparer.Ordinal);

    private static ReadOnlySpan<char> FirstSegment(string? path)
    {
        if (path is null || path.Length < 2) return "";

        var rest = path.AsSpan(1);
        var end = rest.IndexOf('/');
        return end < 0 ? rest : rest[..end];
    }
}
