namespace Testamur.Credentials.Blockcerts;

/// <summary>The codes of chains in both versions of the proof (<see href="https://w3c-ccg.github.io/lds-merkle-proof-2019/#blockchain-keymap">Merkle Proof 2019 §2.3.2</see>).</summary>
internal static class ChainNames
{
    /// <summary>The anchor of a proof of 2019.</summary>
    public static ChainAnchor Of(long chain, string network, string transaction) =>
        chain switch
        {
            0 => new("bitcoin", Name(network, "test"), transaction),
            1 => new("ethereum", Name(network, "ropsten"), transaction),
            -1 => new("mock", "none", transaction),
            _ => new("unknown", network, transaction),
        };

    /// <summary>The anchor of a proof of 2017. The chain stands there only if it is not Bitcoin's own.</summary>
    public static ChainAnchor Of(string? type, string? chain, string transaction, bool isTestAddress) =>
        (type, chain) switch
        {
            ("Mock", _) or (_, "mockchain" or "bitcoinRegtest") => new("mock", "none", transaction),
            ("BTCOpReturn", null) => new("bitcoin", isTestAddress ? "test" : "main", transaction),
            ("BTCOpReturn", "bitcoinMainnet") => new("bitcoin", "main", transaction),
            ("BTCOpReturn", "bitcoinTestnet") => new("bitcoin", "test", transaction),
            ("ETHData", "ethereumMainnet") => new("ethereum", "main", transaction),
            ("ETHData", "ethereumRopsten") => new("ethereum", "ropsten", transaction),
            ("ETHData", "ethereumRinkeby") => new("ethereum", "rinkeby", transaction),
            _ => new("unknown", chain ?? "none", transaction),
        };

    private static string Name(string network, string third) =>
        network switch
        {
            "1" => "main",
            "3" => third,
            "4" => "rinkeby",
            "5" => "goerli",
            "11155111" => "sepolia",
            _ => network,
        };
}
