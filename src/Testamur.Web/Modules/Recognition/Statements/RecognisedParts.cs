using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>
/// What was recognised in part of a specification, for enrolments to read: the outcomes of it that were found covered. What was recognised in full needs no
/// enrolment, a condition still has to be met, and a decision that is appealed against settles nothing.
/// </summary>
internal sealed class RecognisedParts(
    AppDb db,
    CurrentTenant tenant,
    ISpecifications specifications,
    IInstitutions institutions,
    IStatements statements
) : IExemptions
{
    private static readonly List<RecognitionState> Standing =
    [
        RecognitionState.Notified,
        RecognitionState.Upheld,
        RecognitionState.Changed,
        RecognitionState.Closed,
    ];

    public async Task<IReadOnlyList<ExemptionView>> ListAsync(
        Guid specification,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var rows = await db.Set<RecognitionCase>()
            .AsNoTracking()
            .Where(one => one.Target == specification && one.Outcome == RecognitionOutcome.Partial)
            .Where(one => Standing.Contains(one.State) && one.Applicant != null && people.Contains(one.Applicant!.Value))
            .OrderBy(one => one.DecidedAt)
            .ToListAsync(cancel);
        var found = new List<ExemptionView>();
        foreach (var one in rows)
            if (await ViewAsync(one, cancel) is { } view)
                found.Add(view);
        return found;
    }

    private async Task<ExemptionView?> ViewAsync(RecognitionCase one, CancellationToken cancel)
    {
        if (
            one is not { Applicant: { } applicant, Target: { } target, TargetVersion: { } version }
            || await specifications.FindAsync(target, version, cancel) is not { } decided
            // It counts from the statement on: until then there is nothing that says so.
            || await statements.FindAsync(tenant.Id, one.Id.Value, cancel) is not { } statement
            || await institutions.FindAsync(tenant.Id, cancel) is not { } home
        )
            return null;
        return new(
            applicant,
            ExemptionView.Transfer,
            one.Id.Value,
            version,
            Covered(DecisionForm.Read(one.Form), decided.Content.LearningOutcomes),
            one.AcceptedEcts,
            statement.DecidedOn
        )
        {
            Documents = [DocumentOf(statement, home), .. statement.Replaced],
        };
    }

    private static IReadOnlyList<string> Covered(DecisionForm? form, IReadOnlyList<LearningOutcome> ours) =>
        [
            .. (form?.Outcomes ?? [])
                .Where(pair => pair.Match == OutcomeMatch.Covers && pair.Our < ours.Count)
                .Select(pair => ours[pair.Our].Id)
                .Distinct(StringComparer.Ordinal),
        ];

    // Named by itself: as a part it is this statement, not the specification a second time.
    private static AwardPartView DocumentOf(StatementView statement, InstitutionView home) =>
        new(
            statement.PublicId,
            statement.PublicId,
            statement.Title,
            home.Name,
            home.CountryCode,
            statement.Ects,
            statement.DecidedOn
        );
}
