namespace Testamur.Credentials.Blockcerts;

/// <summary>Where a certificate says that its fingerprint was written.</summary>
/// <param name="Chain"><c>bitcoin</c>, <c>ethereum</c>, <c>mock</c> for certificates that were made for tests only, or <c>unknown</c>.</param>
/// <param name="Network"><c>main</c>, the name of a test network (<c>test</c>, <c>ropsten</c>, <c>sepolia</c>…), or its number where it has none here.</param>
/// <param name="TransactionId">The transaction, as the certificate writes it.</param>
public sealed record ChainAnchor(string Chain, string Network, string TransactionId)
{
    internal bool IsMock => Chain == "mock";

    internal bool IsKnown => Chain is "bitcoin" or "ethereum";

    /// <summary>For people: <c>bitcoin main</c>.</summary>
    public override string ToString() => $"{Chain} {Network}";
}
