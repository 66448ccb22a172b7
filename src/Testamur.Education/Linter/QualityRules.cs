using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class QualityRules
{
    private const Principle Here = Principle.Quality;

    public static Rule[] All { get; } =
    [
        new("Q01", Here, Severity.Error, "Annex II 1; MCE 4.1.1; ESG 1.1", InternalProcedure),
        new("Q02", Here, Severity.Error, "Annex II 1; DEQAR", InstitutionAssured),
        new("Q03", Here, Severity.Error, "ESG 1.2", ApproverIndependent),
        new("Q04", Here, Severity.Warning, "ETF checklist: at least yearly; NZQA 1-3 years", NextReview),
        new("Q05", Here, Severity.Error, "RUEPEP", InstitutionResponsible),
        new("Q06", Here, Severity.Warning, "Annex II 1; ETF", OutsideReview),
        new("Q07", Here, Severity.Warning, "ESG 1.5", StaffListed),
        new("Q08", Here, Severity.Hint, "Annex II 1; AQU, HAKA, QQI", ExternalEvidence),
    ];

    private static IEnumerable<Hit> InternalProcedure(Design design)
    {
        var own = design.Spec.QualityAssurance.Index().Where(evidence => evidence.Item.Kind == QaKind.Internal).ToList();
        if (own.Count == 0)
            yield return new("/qualityAssurance", "Q01");
        else if (!own.Any(evidence => Complete(evidence.Item)))
        {
            var (index, evidence) = own[0];
            if (evidence.Procedure.IsBlank)
                yield return new(JsonPlace.To("qualityAssurance", index, "procedure"), "Q01.procedure");
            if (string.IsNullOrWhiteSpace(evidence.Record))
                yield return new(JsonPlace.To("qualityAssurance", index, "record"), "Q01.record");
        }
    }

    private static bool Complete(QualityAssurance evidence) =>
        !evidence.Procedure.IsBlank && !string.IsNullOrWhiteSpace(evidence.Record);

    private static IEnumerable<Hit> InstitutionAssured(Design design)
    {
        if (!design.Spec.ProviderRoute.IsBlank)
            yield break;
        if (design.Context.Accreditations is not { } accreditations)
        {
            yield return Hit.Needs(Fact.Accreditations);
            yield break;
        }
        var days = design.Context.PlannedAwards ?? (design.Context.Today is { } today ? [today] : null);
        if (days is null)
        {
            yield return Hit.Needs(Fact.Today);
            yield break;
        }
        for (var i = 0; i < design.Spec.AwardingBodies.Count; i++)
        {
            var body = design.Spec.AwardingBodies[i];
            foreach (var day in days.Where(day => !accreditations.Any(given => Covers(given, body.Id, day))).Take(1))
                yield return new(JsonPlace.To("awardingBodies", i), "Q02", body.Name.In("en"), Numbers.Iso(day));
        }
    }

    private static bool Covers(AccreditationFacts given, string organisation, DateOnly day) =>
        given.Organisation == organisation && given.From <= day && (given.Until is null || day <= given.Until);

    private static IEnumerable<Hit> ApproverIndependent(Design design)
    {
        if (design.Context.Approval is not { } approval)
            yield return Hit.Needs(Fact.Approval);
        else if (!design.Pack.Approval.MayApprove(approval.Approver, approval.Authors))
            yield return new("", "Q03") { Basis = design.Pack.Approval };
    }

    private static IEnumerable<Hit> NextReview(Design design)
    {
        const string path = "/review/nextReview";
        var rules = design.Pack.Approval;
        var fixes = design.Context.Today is { } now ? [ReviewOn(design, now.AddMonths(rules.ReviewMonths))] : Array.Empty<Fix>();
        if (design.Spec.Review?.NextReview is not { } next)
            yield return new(path, "Q04.missing", rules.ReviewMonths) { Basis = rules, Fixes = fixes };
        else if (design.Context.Today is not { } today)
            yield return Hit.Needs(Fact.Today);
        else if (next < today)
            yield return new(path, "Q04.past", Numbers.Iso(next)) { Fixes = fixes };
        else if (next > today.AddMonths(rules.ReviewMonths))
            yield return new(path, "Q04", Numbers.Iso(next), rules.ReviewMonths) { Basis = rules, Fixes = fixes };
    }

    private static Fix ReviewOn(Design design, DateOnly day)
    {
        var date = Numbers.Iso(day);
        return design.Spec.Review is null
            ? Fix.Set("Q04", "/review", new JsonObject { ["nextReview"] = date }, date)
            : Fix.Set("Q04", "/review/nextReview", date, date);
    }

    // An awarding higher education institution answers for what it awards; somebody else has to name one that does.
    private static IEnumerable<Hit> InstitutionResponsible(Design design)
    {
        var spec = design.Spec;
        if (spec.EqfLevel is not (>= 5 and <= 8) || design.Organisations.All(body => body.HigherEducation))
            return spec.EqfLevel is >= 5 and <= 8 ? [] : [Hit.NotApplicable];
        if (spec.ResponsibleBody is { Length: > 0 } named)
            return design.Organisations.Any(body => body.Id == named && body.HigherEducation)
                ? []
                : [new("/responsibleBody", "Q05.unknown", named) { Fixes = Responsible(design) }];
        return spec.AwardingBodies.Any(body => body.HigherEducation)
            ? []
            : [new("/responsibleBody", "Q05") { Fixes = Responsible(design) }];
    }

    private static Fix[] Responsible(Design design) =>
        [
            .. design
                .Organisations.Where(body => body.HigherEducation)
                .Take(3)
                .Select(body => Fix.Set("Q05", "/responsibleBody", body.Id, body.Name.In("en"))),
        ];

    private static IEnumerable<Hit> OutsideReview(Design design)
    {
        if (design.Spec.Review?.Outside.Any(partner => !partner.Name.IsBlank) != true)
            yield return new("/review/outside", "Q06");
    }

    private static IEnumerable<Hit> StaffListed(Design design)
    {
        if (design.Spec.Staff.Count == 0)
            yield return new("/staff", "Q07");
        for (var i = 0; i < design.Spec.Staff.Count; i++)
        {
            if (design.Spec.Staff[i].Subject.IsBlank)
                yield return new(JsonPlace.To("staff", i, "subject"), "Q07.subject");
            if (design.Spec.Staff[i].Teaching.IsBlank)
                yield return new(JsonPlace.To("staff", i, "teaching"), "Q07.teaching");
        }
    }

    private static IEnumerable<Hit> ExternalEvidence(Design design)
    {
        var linked = design.Spec.QualityAssurance.Any(evidence =>
            evidence is { Kind: QaKind.External, Record: { } record } && !string.IsNullOrWhiteSpace(record)
        );
        if (!linked && design.Context.ExternalReview != true && design.Spec.NoExternalReview.IsBlank)
            yield return new("/qualityAssurance", "Q08");
    }
}
