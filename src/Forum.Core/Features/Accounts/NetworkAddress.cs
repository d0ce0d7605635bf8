using System.Net;
using System.Net.Sockets;

namespace Forum.Core.Features.Accounts;

/// <summary>Where a request came from, as limits count it.</summary>
internal static class NetworkAddress
{
    // One household or phone has at least a /64 of IPv6 to itself, and could use a new address for each try.
    private const int HouseholdBytes = 8;

    public static string KeyOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(HouseholdBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
