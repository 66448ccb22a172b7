namespace Testamur.Education.OpenBadges;

/// <summary>Identifiers of the parts of an achievement: its own, a fragment, and the local key by which a reader knows the part again.</summary>
internal static class BadgeIds
{
    public static string Of(string achievementId, string kind, string? key = null) =>
        achievementId
        + (achievementId.Contains('#', StringComparison.Ordinal) ? "-" : "#")
        + kind
        + (key is null ? "" : "-" + Uri.EscapeDataString(key));

    /// <summary>The key of a part of that kind; "" when the kind has none; null when the identifier is another's.</summary>
    public static string? Key(string? id, string achievementId, string kind)
    {
        var start = Of(achievementId, kind);
        return id is null || !id.StartsWith(start, StringComparison.Ordinal) ? null
            : id.Length == start.Length ? ""
            : id[start.Length] == '-' ? Uri.UnescapeDataString(id[(start.Length + 1)..])
            : null;
    }
}
