using System.Globalization;
using Testamur.Education.Linter;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Checklist;

/// <summary>Fills the checklist from the design before anybody answers: what it states for each question, and what the design rules find there.</summary>
internal sealed class ReadPrefill(AppDb db, Actor actor, ISpecifications specifications, IDesignCheck check)
{
    /// <param name="Messages">What is wrong, in the reader's language; empty when it holds.</param>
    internal sealed record RuleLine(string Rule, RuleOutcome Outcome, IReadOnlyList<string> Messages);

    /// <param name="Facts">What the design states.</param>
    /// <param name="Rules">Every design rule that speaks for the question and asks something of this design.</param>
    internal sealed record Prefill(Question Question, IReadOnlyList<StatedFact> Facts, IReadOnlyList<RuleLine> Rules)
    {
        public int Held => Rules.Count(rule => rule.Outcome == RuleOutcome.Passed);
    }

    public async Task<Result<IReadOnlyList<Prefill>>> HandleAsync(ReviewId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        if (
            await db.FindReviewAsync(id, cancel) is not { } review
            || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version
            || await check.FindAsync(review.Specification, review.Number, cancel) is not { } found
        )
            return PlatformProblems.NotFound();
        return new List<Prefill>([.. Enum.GetValues<Question>().Select(question => Of(question, version.Content, found.Report))]);
    }

    /// <summary>Pure.</summary>
    public static Prefill Of(Question question, Education.Specifications.Specification content, LintReport report)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var rules = QuestionSources.Of(question);
        return new(
            question,
            StatedFacts.Of(question, content, language),
            [
                .. report
                    .Results.Where(result => rules.Contains(result.Rule.Id) && result.Outcome != RuleOutcome.NotApplicable)
                    .Select(result => new RuleLine(
                        result.Rule.Id,
                        result.Outcome,
                        [
                            .. result.Outcome == RuleOutcome.NotChecked
                                ? result.Missing.Select(fact => Messages.Render(fact, language).Message)
                                : report
                                    .Findings.Where(finding => finding.Rule == result.Rule.Id)
                                    .Select(finding => Messages.Render(finding, language).Message),
                        ]
                    )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/{id:guid}/prefill",
                async (Guid id, ReadPrefill useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadPrefill")
            .WithSummary("What the design states for each question of the checklist");
}
