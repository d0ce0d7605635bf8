using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Forum.Conventions.Tests;

/// <summary>Core must serve pages, API, command line and jobs alike, on any engine.</summary>
public sealed class CoreKnowsNoHttpTests
{
    static readonly string[] Http =
    [
        "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Authentication",
        "Microsoft.AspNetCore.Identity.SignInManager`1",
    ];

    static readonly string[] OneEngine = ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "SQLitePCL"];

    [Fact]
    public void core_uses_no_http_type() => Uses(Assemblies.Core.Location, Http).ShouldBeEmpty();

    [Fact]
    public void core_uses_no_page_contract_of_the_sdk() => Uses(Assemblies.Core.Location, ["Forum.Sdk.Web"]).ShouldBeEmpty();

    [Fact]
    public void core_assumes_no_database_engine() => Uses(Assemblies.Core.Location, OneEngine).ShouldBeEmpty();

    [Fact]
    public void the_sdk_assumes_no_database_engine() => Uses(Assemblies.Sdk.Location, OneEngine).ShouldBeEmpty();

    [Fact]
    public void a_type_named_only_inside_a_method_is_found() =>
        Uses(typeof(CoreKnowsNoHttpTests).Assembly.Location, Http).ShouldContain("Microsoft.AspNetCore.Http.PathString");

    static string HiddenUse() => default(Microsoft.AspNetCore.Http.PathString).ToString() + nameof(HiddenUse);

    /// <summary>Every outside type that signatures, bodies or attributes name has one row in this table.</summary>
    static IEnumerable<string> Uses(string assembly, string[] forbidden)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => forbidden.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal)))];
    }
}
