using System.Globalization;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>Reads the credentials that were counted for this one: an alignment names each, <c>related</c> its achievement, in one order.</summary>
internal sealed class BadgeStack(BadgeElements elements, DocumentNode achievement)
{
    public IReadOnlyList<AwardPart> Read()
    {
        DocumentNode[] named = [.. elements.Of(BadgeTargets.Part)];
        DocumentNode[] related = named.Length == 0 ? [] : [.. achievement.Nodes("related")];
        if (named.Length == 0 || named.Length != related.Length)
        {
            foreach (var node in named)
                node.Report(AwardFindingKind.NotRead, null, "A part without its achievement was not read.");
            return [];
        }

        return [.. named.Select((node, at) => Part(node, related[at].Id ?? ""))];
    }

    private static AwardPart Part(DocumentNode node, string achievementId)
    {
        var (issuer, country) = Issuer(node.Text("targetFramework") ?? "");
        return new(
            node.Text("targetUrl") ?? "",
            achievementId,
            node.Text("targetName") ?? "",
            issuer,
            country,
            Ects.TryParse(node.Text("targetCode"), out var ects) ? ects : null,
            DateOnly.TryParseExact(
                node.Text("targetDescription"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null
        );
    }

    // "Name (FI)": the country stands last.
    private static (string Name, string? Country) Issuer(string text) =>
        text is [.. var name, ' ', '(', var first, var second, ')']
        && char.IsAsciiLetterUpper(first)
        && char.IsAsciiLetterUpper(second)
            ? (name, $"{first}{second}")
            : (text, null);
}
