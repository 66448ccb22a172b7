namespace Testamur.Benchmarks.Proofs;

/// <summary>From the text of a credential to the text of the secured one, and back to a verdict.</summary>
internal static class ProofSuite
{
    private static readonly string[] Names = ["badge", "elm"];

    public static Suite Create() =>
        new("proofs", () => [.. RawCosts.All(), .. ProofOperations.All()], Rows(), PeerScripts.Path("proofs.mjs"));

    private static Row[] Rows()
    {
        var rows = new List<Row>();
        foreach (var document in Names)
        {
            rows.Add(new($"canonicalize {document}", 30, [$"raw parse {document}"]));
            rows.Add(new($"rdfc {document}", null, []));
        }

        foreach (var (suite, key, target) in Suites)
        {
            foreach (var document in Names)
            {
                string[] shared = suite.Contains("rdfc", StringComparison.Ordinal)
                    ? [$"raw parse {document}", $"raw SHA-256 quads {document}"]
                    : [$"raw parse {document}", $"raw write {document}", $"raw SHA-256 text {document}"];
                rows.Add(new($"issue {suite} {document}", target?.Issue, [.. shared, $"raw sign {key}"]));
                rows.Add(new($"verify {suite} {document}", target?.Verify, [.. shared, $"raw verify {key}"]));
            }
        }

        rows.Add(new("base ecdsa-sd-2023 badge", 20, ["raw parse badge", "raw sign P-256 each statement"]));
        rows.Add(new("derive ecdsa-sd-2023 badge", 20, ["raw parse badge"]));
        rows.Add(new("verify ecdsa-sd-2023 badge", 20, ["raw parse badge", "raw verify P-256 each statement"]));
        rows.Add(new("issue vc+jwt ES256 badge", 4, ["raw sign P-256"]));
        rows.Add(new("verify vc+jwt ES256 badge", 2, ["raw parse badge", "raw verify P-256"]));
        rows.Add(new("report vc+jwt ES256 badge", null, ["raw parse badge", "raw verify P-256"]));
        return [.. rows];
    }

    private static readonly (string Suite, string Key, (double Issue, double Verify)? Target)[] Suites =
    [
        ("eddsa-rdfc-2022", "Ed25519", (25, 20)),
        ("ecdsa-rdfc-2019", "P-256", (25, 20)),
        ("eddsa-jcs-2022", "Ed25519", null),
        ("ecdsa-jcs-2019", "P-256", null),
    ];
}
