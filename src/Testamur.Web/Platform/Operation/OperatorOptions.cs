using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Testamur.Web.Platform.Operation;

/// <summary>Who may look at the inside of a running platform; section <c>Testamur:Operation</c>.</summary>
internal sealed class OperatorOptions
{
    /// <summary>
    /// What a monitoring system sends as <c>Authorization: Bearer …</c> to read <c>/metrics</c> and the reasons of <c>/health/ready</c>: 16 signs or more. Without one only the
    /// machine itself may, directly.
    /// </summary>
    public string? Token { get; set; }
}

/// <summary>Tells an operator's question from anybody's.</summary>
internal sealed class Operators(IOptions<OperatorOptions> options)
{
    public const int ShortestToken = 16;

    public bool IsOperator(HttpContext context)
    {
        if (options.Value.Token is { Length: >= ShortestToken } token)
        {
            var given = context.Request.Headers.Authorization.ToString();
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given),
                Encoding.UTF8.GetBytes($"Bearer {token}")
            );
        }

        // What a proxy of this machine hands on comes from this machine, too, and is anybody's.
        var headers = context.Request.Headers;
        var isHandedOn =
            headers.ContainsKey("X-Forwarded-For")
            || headers.ContainsKey("X-Original-For")
            || headers.ContainsKey("Forwarded")
            || headers.ContainsKey("Via");
        return !isHandedOn && (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address));
    }
}
