using System.Net;
using System.Net.Sockets;
using Forum.Web.Platform.Host;
using Microsoft.Extensions.Configuration;

namespace Forum.Web.Tests.Platform.Host;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("Forum:VipsMemory", "abc")]
    [InlineData("Forum:VipsMemory", "99")]
    [InlineData("Forum:VipsMemory", "999999999999")]
    [InlineData("Forum:VisitorCache", "5000")]
    [InlineData("Forum:Logs", "xml")]
    [InlineData("Forum:Vips", "on")]
    [InlineData("Forum:Database", "oracle")]
    [InlineData("Forum:TimeZone", "Mars")]
    [InlineData("Forum:PublicUrl", "https://example.org/forum")]
    public void a_wrong_value_is_told_with_its_name(string name, string value)
    {
        var fault = Should.Throw<StartFault>(() => HostSettings.Read(Configuration((name, value)))).Message;

        fault.ShouldContain(name.Replace(":", "__", StringComparison.Ordinal));
        fault.ShouldContain($"“{value}”");
    }

    [Fact]
    public void an_empty_value_is_as_good_as_none()
    {
        string[] names = [.. typeof(HostSettings).GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string)).Select(property => property.Name)];
        names.Length.ShouldBeGreaterThan(7);

        var settings = HostSettings.Read(Configuration([.. names.Select(name => ($"Forum:{name}", ""))]));

        foreach (var property in typeof(HostSettings).GetProperties().Where(property => names.Contains(property.Name)))
            property.GetValue(settings).ShouldBe(property.GetValue(new HostSettings()), property.Name);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "urls", "nonsense")]
    [InlineData("ASPNETCORE_URLS", "urls", "http://127.0.0.1:99999")]
    [InlineData("ASPNETCORE_URLS", "urls", "http://127.0.0.1:abc")]
    [InlineData("ASPNETCORE_URLS", "urls", "http://localhost:8080/forum")]
    [InlineData("ASPNETCORE_URLS", "urls", "http://localhost:0")]
    [InlineData("ASPNETCORE_URLS", "urls", "http://localhost:8080;ftp://localhost:21")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "http_ports", "abc")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "http_ports", "8080,8081")]
    [InlineData("ASPNETCORE_HTTPS_PORTS", "https_ports", "65536")]
    [InlineData("Kestrel__Endpoints__Front__Url", "Kestrel:Endpoints:Front:Url", "nonsense")]
    public void an_address_that_is_none_is_told_with_the_name_of_its_setting(string told, string name, string value) =>
        Should.Throw<StartFault>(() => Addresses.Check(Configuration((name, value)))).Message.ShouldContain(told);

    [Theory]
    [InlineData("urls", "http://localhost:8080")]
    [InlineData("urls", "http://*:8080;http://[::1]:9000; http://127.0.0.1:0")]
    [InlineData("urls", "http://unix:/run/forum.sock")]
    [InlineData("urls", "")]
    [InlineData("http_ports", "8080;8081")]
    public void addresses_as_people_write_them_are_taken(string name, string value) => Should.NotThrow(() => Addresses.Check(Configuration((name, value))));

    [Fact]
    public async Task a_port_that_is_taken_is_told_in_one_sentence()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, output) = await ServerProcess.Run(folder.Path, null, "serve", $"--urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        (code, output.Contains("Another program listens there", StringComparison.Ordinal)).ShouldBe((1, true), output);
        output.ShouldNotContain("   at ");
        output.ShouldNotContain("Exception");
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Name, (string?)value.Value))).Build();
}
