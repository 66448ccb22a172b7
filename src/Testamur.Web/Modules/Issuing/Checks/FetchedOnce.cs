using System.Collections.Concurrent;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>Asks for each address once, whatever the answer was: of a thousand credentials nearly all have one DID document and one list.</summary>
internal sealed class FetchedOnce(PublicSite site) : IKeyResolver, IStatusSource
{
    private readonly ConcurrentDictionary<(string Kind, string Address), ReadOnlyMemory<byte>?> _answers = new();

    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        GetAsync(("did", did), () => site.ResolveAsync(did, cancel));

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        GetAsync(("list", url), () => site.FetchAsync(url, cancel));

    public ValueTask<ReadOnlyMemory<byte>?> FetchTokenAsync(string url, CancellationToken cancel) =>
        GetAsync(("token", url), () => site.FetchTokenAsync(url, cancel));

    private async ValueTask<ReadOnlyMemory<byte>?> GetAsync(
        (string Kind, string Address) what,
        Func<ValueTask<ReadOnlyMemory<byte>?>> ask
    ) => _answers.TryGetValue(what, out var answer) ? answer : _answers[what] = await ask();
}
