using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Keys.Remote;
using Testamur.Web.Platform.Keys.Tokens;

namespace Testamur.Web.Modules.Issuing.Keys.Custody;

/// <summary>The devices and services that keep keys, each once, however many keys it keeps.</summary>
internal sealed class Custodians(IOptions<CustodyOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ICustodian> _all = new(StringComparer.Ordinal);

    public IEnumerable<CustodyRule> Rules => options.Value.Keys;

    /// <returns>Where the next key of this role comes from; null when the platform makes and keeps it.</returns>
    public CustodyRule? Find(string institution, KeyRole role) =>
        Rules.FirstOrDefault(rule => rule.Institution == institution && rule.Role == role);

    public ICustodian Of(CustodyRule rule) =>
        rule.Service is { } service
            ? _all.GetOrAdd(
                $"{service}\n{rule.ClientId}\n{rule.PinFile}",
                _ => new RemoteCustodian(
                    new RemoteService(service, rule.ClientId ?? "", rule.SecretFile ?? "", time),
                    rule.PinFile,
                    time
                )
            )
            : _all.GetOrAdd(
                $"{rule.Module}\n{rule.Token}",
                _ => new SecurityToken(rule.Module ?? "", rule.Token ?? "", rule.PinFile ?? "", time)
            );
}
