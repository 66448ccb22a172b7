using Testamur.Education.Grades;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>Recognition cases in different states, by learners and officers of the demo, and the grading tables that grades are converted by.</summary>
internal sealed class DemoRecognition(DemoStage stage, TimeProvider time)
{
    private const string Officer = "recognition-1@nordhaven.example.org";

    public async Task SeedAsync(
        DemoFiles.RecognitionsFile file,
        DemoFiles.AllianceFile alliance,
        IReadOnlyDictionary<string, Tenant> tenants,
        IReadOnlyDictionary<string, DemoSpecifications.Placed> placed
    )
    {
        foreach (var row in file.GradingTables)
            await KeepAsync(row, tenants[row.Institution]);
        var people = alliance.People.ToDictionary(person => person.Id);
        foreach (var row in file.Recognitions)
            await SeedAsync(row, people[row.Person].Email, tenants[row.Institution], placed[row.Holding].Id);
    }

    private Task<GradeGroupView> KeepAsync(DemoFiles.GradingRow row, Tenant institution)
    {
        var year = time.GetUtcNow().Year;
        return stage.MustAsync(
            Officer,
            institution,
            services =>
                services
                    .GetRequiredService<KeepGradeGroup>()
                    .HandleAsync(
                        new(
                            row.IscedF,
                            year - 2,
                            year - 1,
                            [.. row.Grades.Select(grade => new KeepGradeGroup.Line(grade.Grade, grade.Students))],
                            Enum.Parse<TieRule>(row.Tie, ignoreCase: true)
                        ),
                        CancellationToken.None
                    )
        );
    }

    private async Task SeedAsync(DemoFiles.RecognitionRow row, string learner, Tenant receiver, Guid specification)
    {
        var holding = await stage.ActAsync(
            learner,
            null,
            async services =>
            {
                var person = services.GetRequiredService<Platform.Identity.Actor>().RequiredId;
                var held = await services.GetRequiredService<IHoldings>().ListAsync(person, CancellationToken.None);
                return held.First(one => one.Specification == specification).Id; // the demo's learners hold what they ask for
            }
        );
        var opened = await stage.MustAsync(
            learner,
            null,
            services =>
                services
                    .GetRequiredService<ApplyForRecognition>()
                    .HandleAsync(new(receiver.Slug, new(Holding: holding), Study: row.Study), CancellationToken.None)
        );
        // What an agreement covers is decided already.
        if (opened.State == RecognitionState.Complete)
            await GoOnAsync(row.Then, learner, receiver, opened.Id);
    }

    private async Task GoOnAsync(string then, string learner, Tenant receiver, Guid id)
    {
        if (then == "ask")
        {
            await stage.MustAsync(
                Officer,
                receiver,
                services =>
                    services
                        .GetRequiredService<AskForMore>()
                        .HandleAsync(id, new("Which examination regulations is your study under?"), CancellationToken.None)
            );
        }

        if (then is "decide" or "appeal")
        {
            await stage.MustAsync(
                Officer,
                receiver,
                async services =>
                {
                    var seen = await services.GetRequiredService<ReadCases>().OneAsync(id, CancellationToken.None);
                    return seen.Succeeded(out var found, out var problem)
                        ? await services
                            .GetRequiredService<DecideCase>()
                            .DecideAsync(id, then == "appeal" ? Less(found.Suggested) : found.Suggested, CancellationToken.None)
                        : problem;
                }
            );
        }

        if (then == "appeal")
        {
            await stage.MustAsync(
                learner,
                null,
                services =>
                    services
                        .GetRequiredService<AppealDecision>()
                        .HandleAsync(id, new("The module I would have to take has the same outcomes."), CancellationToken.None)
            );
        }
    }

    private static DecisionForm Less(DecisionForm form) =>
        form with
        {
            Outcome = RecognitionOutcome.Partial,
            AcceptedEcts = 0.5m,
            Reason = "Half a credit fits the elective part of the study.",
            Outcomes = null,
        };
}
