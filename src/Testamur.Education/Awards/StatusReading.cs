using System.Globalization;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Awards;

/// <summary>Status entries, with the index as text or number: both are found.</summary>
internal static class StatusReading
{
    public static BadgeStatus? Of(DocumentNode entry)
    {
        if (!entry.Is("BitstringStatusListEntry") || DocumentNode.TextOf(entry.Value["statusListCredential"]) is not { } list)
            return null;
        if (
            entry.Number("statusListIndex") is not { } index
            || index < 0
            || index > long.MaxValue
            || index != decimal.Truncate(index)
        )
            return null;
        entry.Skip("statusListCredential");
        return new(list, (long)index, entry.Text("statusPurpose") ?? "revocation");
    }

    public static string Describe(BadgeStatus status) =>
        string.Create(CultureInfo.InvariantCulture, $"{status.ListUrl}#{status.Index} {status.Purpose}");
}
