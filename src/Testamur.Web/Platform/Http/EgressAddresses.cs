using System.Net;
using System.Net.Sockets;

namespace Testamur.Web.Platform.Http;

/// <summary>
/// Which addresses the platform may call on a stranger's word: public ones only. The framework knows no such test, and an IPv4
/// address can hide in several kinds of IPv6 address, so both are decided here
/// (https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry).
/// </summary>
internal static class EgressAddresses
{
    private static readonly IPNetwork[] Denied4 =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalUnicast6 = IPNetwork.Parse("2000::/3");

    // Inside the global range, yet not for the public: protocol assignments with Teredo, and documentation.
    private static readonly IPNetwork[] Denied6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "3fff::/20" }.Select(network => IPNetwork.Parse(network)),
    ];

    // Where the last 32 bits are an IPv4 address: mapped, compatible, translated, NAT64.
    private static readonly IPNetwork[] EndsIn4 =
    [
        .. new[] { "::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96" }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool IsPublic(IPAddress address)
    {
        var unwrapped = Unwrap(address);
        return unwrapped.AddressFamily == AddressFamily.InterNetwork
            ? !Denied4.Any(network => network.Contains(unwrapped))
            : GlobalUnicast6.Contains(unwrapped) && !Denied6.Any(network => network.Contains(unwrapped));
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        // A scope (fe80::1%2) is no part of the address; with it no network would contain it.
        var plain = new IPAddress(bytes);
        if (EndsIn4.Any(network => Contains(network, plain)))
            return new(bytes.AsSpan(12, 4));
        return SixToFour.Contains(plain) ? new(bytes.AsSpan(2, 4)) : plain;
    }

    // IPNetwork takes a mapped address for the IPv4 one; the bits are compared here.
    private static bool Contains(IPNetwork network, IPAddress address) =>
        network.BaseAddress.GetAddressBytes().AsSpan(0, 12).SequenceEqual(address.GetAddressBytes().AsSpan(0, 12));
}
