using Testamur.Benchmarks.Proofs;

namespace Testamur.Benchmarks.Formats;

/// <summary>European formats: each part of them is a file of this folder and one beside the peer's script.</summary>
internal static class FormatSuite
{
    public static Suite Create() =>
        new(
            "formats",
            () => [.. RawCosts.All(), .. ShaclOperations.All(), .. SealOperations.All()],
            [.. ShaclOperations.Rows, .. SealOperations.Rows()],
            PeerScripts.Path("formats.mjs")
        );
}
