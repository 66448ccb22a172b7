using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class RelevanceRules
{
    private const Principle Here = Principle.Relevance;

    public static Rule[] All { get; } =
    [
        new("R01", Here, Severity.Warning, "MCE 4.3.1; Annex II 3", OutsideDesigner),
        new("R02", Here, Severity.Warning, "Annex II 3; NZQA", NeedShown),
        new("R03", Here, Severity.Hint, "Ibanez Ayuso 2025", NotOnlyCompanies),
        new("R04", Here, Severity.Hint, "MCE 4.5.1", ReuseAdapted),
        new("R05", Here, Severity.Warning, "Annex II 3", ContentCurrent),
    ];

    private static IEnumerable<Hit> OutsideDesigner(Design design)
    {
        if (!design.Spec.CoDesigners.Any(partner => partner.Kind is not PartnerKind.HigherEducation && !partner.Name.IsBlank))
            yield return new("/coDesigners", "R01");
    }

    private static IEnumerable<Hit> NeedShown(Design design)
    {
        var limit = design.Pack.NeedMonths;
        var evidence = design.Spec.Need.Where(need => !need.Text.IsBlank).ToList();
        if (evidence.Count == 0)
            yield return new("/need", "R02");
        else if (evidence.All(need => need.Date is null))
            yield return new("/need/0/date", "R02.date");
        else if (design.Context.Today is not { } today)
            yield return Hit.Needs(Fact.Today);
        else if (evidence.Max(need => need.Date) is { } newest && newest < today.AddMonths(-limit.Value))
            yield return new("/need", "R02.old", Numbers.Iso(newest), limit.Value) { Basis = limit };
    }

    private static IEnumerable<Hit> NotOnlyCompanies(Design design)
    {
        var partners = design.Spec.CoDesigners.Where(partner => partner.Kind != PartnerKind.HigherEducation).ToList();
        if (partners.Count == 0)
            yield return Hit.NotApplicable;
        else if (partners.All(partner => partner.Kind == PartnerKind.Employer))
            yield return new("/coDesigners", "R03");
    }

    private static IEnumerable<Hit> ReuseAdapted(Design design)
    {
        var limit = design.Pack.ReusedPercent;
        if (design.Spec.Reuse is not { } reuse)
            yield return Hit.NotApplicable;
        else if (reuse.Percent > limit.Value && reuse.Adaptation.IsBlank)
            yield return new("/reuse/adaptation", "R04", reuse.Percent, limit.Value) { Basis = limit };
    }

    private static IEnumerable<Hit> ContentCurrent(Design design)
    {
        if (design.Spec.Review?.ContentReview is not { } due)
            yield return new("/review/contentReview", "R05.missing");
        else if (design.Context.Today is not { } today)
            yield return Hit.Needs(Fact.Today);
        else if (due < today)
            yield return new("/review/contentReview", "R05", Numbers.Iso(due));
    }
}
