namespace Testamur.Benchmarks.Formats;

/// <summary>European formats: each part of them is a file of this folder and one beside the peer's script.</summary>
internal static class FormatSuite
{
    public static Suite Create() =>
        new("formats", () => [.. ShaclOperations.All()], [.. ShaclOperations.Rows], PeerScripts.Path("formats.mjs"));
}
