namespace Testamur.Credentials.Verification;

/// <summary>The European list of supervision and identity verification, <c>snb/supervision-verification</c>.</summary>
internal static class Supervisions
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["df2880c5cb"] = "Unsupervised with ID verification",
        ["c598449d64"] = "Unsupervised with no ID verification",
        ["70be69aaf9"] = "Supervised with ID verification",
        ["44314532f9"] = "Supervised with no ID verification",
    };

    /// <summary>The English label of a concept, by its address or the end of it; null for anything else.</summary>
    public static string? Find(string? id) => id is null ? null : Labels.GetValueOrDefault(id[(id.LastIndexOf('/') + 1)..]);
}
