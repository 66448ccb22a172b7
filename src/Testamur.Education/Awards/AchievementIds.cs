using System.Globalization;

namespace Testamur.Education.Awards;

/// <summary>The identifier of one version of a specification, and back: <c>…/versions/3</c>, or <c>urn:…:v3</c>.</summary>
public static class AchievementIds
{
    private const string Path = "/versions/";

    /// <summary>The identifier of a version.</summary>
    public static string Of(string specificationId, int version)
    {
        ArgumentNullException.ThrowIfNull(specificationId);
        var mark = specificationId.StartsWith("urn:", StringComparison.Ordinal) ? ":v" : Path;
        return specificationId + mark + version.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The specification and its version; the whole and 1 when the identifier is not one of ours.</summary>
    public static (string Id, int Version) Split(string achievementId)
    {
        ArgumentNullException.ThrowIfNull(achievementId);
        var mark = achievementId.StartsWith("urn:", StringComparison.Ordinal) ? ":v" : Path;
        var at = achievementId.LastIndexOf(mark, StringComparison.Ordinal);
        return
            at > 0
            && int.TryParse(
                achievementId.AsSpan(at + mark.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version
            )
            && version > 0
            ? (achievementId[..at], version)
            : (achievementId, 1);
    }
}
