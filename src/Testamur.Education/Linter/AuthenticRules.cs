using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class AuthenticRules
{
    private const Principle Here = Principle.Authentic;

    public static Rule[] All { get; } =
    [
        new("U01", Here, Severity.Error, "Annex II 9", IssuerVerified),
        new("U02", Here, Severity.Error, "Annex II 9", LearnerIdentified),
        new("U03", Here, Severity.Error, "Annex II 9", PlaceAndDate),
    ];

    private static IEnumerable<Hit> IssuerVerified(Design design)
    {
        if (design.Pack.Signatories is { } wanted)
            foreach (var function in wanted.Words.Where(function => !Signs(design, function)))
                yield return new("/signatories", "U01.signatory", function)
                {
                    Basis = wanted,
                    Fixes = [.. Sign(design.Spec, function)],
                };
        if (design.Context.Issuer is not { } issuer)
        {
            yield return Hit.Needs(Fact.Issuer);
            yield break;
        }
        if (!issuer.IdentityVerified)
            yield return new("/awardingBodies", "U01");
        if (!issuer.KeyCurrent)
            yield return new("/awardingBodies", "U01.key");
    }

    private static IEnumerable<Fix> Sign(Specification spec, string function)
    {
        if (!string.IsNullOrWhiteSpace(spec.DefaultLanguage))
            yield return Fix.Append(
                "U01",
                "/signatories",
                spec.Signatories.Count,
                new JsonObject { [spec.DefaultLanguage] = function },
                function
            );
    }

    private static bool Signs(Design design, string function) =>
        design.Spec.Signatories.Any(text =>
            text.Values.Any(value => value.Trim().Equals(function.Trim(), StringComparison.OrdinalIgnoreCase))
        );

    private static IEnumerable<Hit> LearnerIdentified(Design design)
    {
        if (design.Context.Award is not { } award)
            yield return Hit.Needs(Fact.Award);
        else if (!award.IdentityChecked)
            yield return new("", "U02");
    }

    // The place is where the awarding body is, unless the award says another; the day is the award's own.
    private static IEnumerable<Hit> PlaceAndDate(Design design)
    {
        var award = design.Context.Award;
        if (string.IsNullOrWhiteSpace(award?.Place))
            for (var i = 0; i < design.Spec.AwardingBodies.Count; i++)
                if (
                    string.IsNullOrWhiteSpace(design.Spec.AwardingBodies[i].Country)
                    && string.IsNullOrWhiteSpace(design.Spec.AwardingBodies[i].Region)
                )
                    yield return new(JsonPlace.To("awardingBodies", i, "region"), "U03.place");
        if (design.Spec.AwardingBodies.Count == 0 && string.IsNullOrWhiteSpace(award?.Place))
            yield return new("/awardingBodies", "U03.place");
        if (award is { Date: null })
            yield return new("", "U03.date");
    }
}
