using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>One learner's tasks with what was recorded for each, for the assessor.</summary>
internal sealed class ReadAssessment(ShowOffering show, Actor actor)
{
    /// <param name="Grades">Legal grades, best first; empty when any word will do.</param>
    /// <param name="Open">Whether results are taken now.</param>
    internal sealed record Sheet(
        OfferingView Offering,
        LearnerRow Learner,
        IReadOnlyList<TaskLine> Tasks,
        IReadOnlyList<string> Grades,
        bool Open
    );

    /// <param name="RequiredSupervision">Code of the vocabulary <c>supervision</c>; a weaker one does not count.</param>
    /// <param name="Counts">False for practice, which decides nothing.</param>
    internal sealed record TaskLine(
        string Id,
        string Title,
        string? RequiredSupervision,
        bool Counts,
        IReadOnlyList<OutcomeLine> Outcomes,
        IReadOnlyList<MarkedAttempt> Attempts
    )
    {
        /// <summary>Whether nothing of it is left to assess.</summary>
        public bool IsSettled => Outcomes.Count > 0 && Outcomes.All(outcome => outcome.Exempt);
    }

    /// <param name="Exempt">An earlier decision has settled it: nobody asks for it again.</param>
    internal sealed record OutcomeLine(string Id, string Text, bool Shown, bool Exempt);

    public async Task<Result<Sheet>> HandleAsync(OfferingId offering, EnrolmentId enrolment, CancellationToken cancel)
    {
        if (!(await show.HandleAsync(offering, cancel)).Succeeded(out var found, out var problem))
            return problem;
        var learner = found.Learners.SingleOrDefault(one => one.Enrolment == enrolment.Value);
        if (learner is null || await show.FindAsync(offering, cancel) is not var (run, content))
            return PlatformProblems.NotFound();
        var texts = content.LearningOutcomes.ToDictionary(
            one => one.Id,
            one => one.Text.In(actor.Language),
            StringComparer.Ordinal
        );
        var tasks = content.Assessments.Select(task => new TaskLine(
            task.Id,
            task.Title.IsBlank ? task.Id : task.Title.In(actor.Language),
            task.Supervision,
            task.Summative,
            [
                .. task.Outcomes.Select(id => new OutcomeLine(
                    id,
                    texts.GetValueOrDefault(id, id),
                    learner.Attempts.Any(attempt => attempt.Task == task.Id && attempt.Outcomes.Contains(id)),
                    learner.Exempt.Contains(id)
                )),
            ],
            [.. learner.Attempts.Where(attempt => attempt.Task == task.Id)]
        ));
        var open = run.State.TakesResults() && learner.State is (EnrolmentState.Enrolled or EnrolmentState.Active);
        return new Sheet(found.Offering, learner, [.. tasks], content.Grading?.Values ?? [], open);
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapGet(
                "/{offering:guid}/enrolments/{id:guid}/assessment",
                async (Guid offering, Guid id, ReadAssessment useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(offering), new(id), cancel)).ToHttp(sheet => TypedResults.Ok(sheet))
            )
            .RequiresInUnits(Permission.Assess)
            .WithName("ReadAssessment")
            .WithSummary("A learner's assessment tasks with what is recorded for each");
}
