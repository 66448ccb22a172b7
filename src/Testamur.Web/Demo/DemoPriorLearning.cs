using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform;

namespace Testamur.Web.Demo;

/// <summary>Two cases of prior learning on the desks of the demo: one whose portfolio grows, with a group activity, and one that waits for its panel.</summary>
internal sealed class DemoPriorLearning(DemoStage stage, TimeProvider time)
{
    private const string Adviser = "adviser@nordhaven.example.org";

    public async Task SeedAsync(DemoSpecifications.Placed growing, DemoSpecifications.Placed waiting)
    {
        var first = await IdentifiedAsync(
            "learner-1@nordhaven.example.org",
            growing,
            "I repaired houses with the association by the sea."
        );
        var activity = await stage.MustAsync(
            "learner-1@nordhaven.example.org",
            null,
            services =>
                services
                    .GetRequiredService<StartActivity>()
                    .HandleAsync(
                        first,
                        new(
                            "A winter of repairs in old houses",
                            "Fictitious association by the sea",
                            Ago(8),
                            "Greta Vorsitz",
                            "chair@association.example.org"
                        ),
                        default
                    )
        );
        await AddAsync(
            "learner-1@nordhaven.example.org",
            first,
            new(
                EvidenceKind.Group,
                LearningContext.Volunteering,
                ["o1"],
                Description: "I measured the windows and kept the list of losses.",
                Code: activity.Code
            )
        );

        var second = await IdentifiedAsync("learner-3@belmonte.example.org", waiting, "I have drawn charts for a newspaper.");
        await AddAsync(
            "learner-3@belmonte.example.org",
            second,
            new(
                EvidenceKind.Link,
                LearningContext.Work,
                ["o1", "o2"],
                Title: "A year of charts",
                Origin: "Fictitious newspaper",
                MadeOn: Ago(6),
                Url: "https://newspaper.example.org/charts"
            )
        );
        await stage.MustAsync(
            "learner-3@belmonte.example.org",
            null,
            services => services.GetRequiredService<HandInPortfolio>().HandleAsync(second, default)
        );
    }

    private DateOnly Ago(int months) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(-months);

    private async Task<Guid> IdentifiedAsync(string learner, DemoSpecifications.Placed at, string text)
    {
        var made = await stage.MustAsync(
            learner,
            null,
            services => services.GetRequiredService<OpenCase>().HandleAsync(new(at.Id, text), default)
        );
        var said = made.Outcomes.Select(outcome => new SaveStatements.Statement(outcome.Id, text));
        await stage.MustAsync(
            learner,
            null,
            services => services.GetRequiredService<SaveStatements>().HandleAsync(made.Id, new([.. said]), default)
        );
        await AdviseAsync(at, advise => advise.TakeUpAsync(made.Id, default));
        var marks = made.Outcomes.Select(outcome => new AdviseCase.Mark(
            outcome.Id,
            ClaimMark.Partly,
            "Show what you did yourself."
        ));
        await AdviseAsync(at, advise => advise.MarkAsync(made.Id, new([.. marks]), default));
        await AdviseAsync(at, advise => advise.CloseAsync(made.Id, default));
        return made.Id;
    }

    private Task<ReadCases.Seen> AdviseAsync(DemoSpecifications.Placed at, Func<AdviseCase, Task<Result<ReadCases.Seen>>> act) =>
        stage.MustAsync(Adviser, at.Tenant, services => act(services.GetRequiredService<AdviseCase>()));

    private Task<CaseView> AddAsync(string learner, Guid id, AddEvidence.Request request) =>
        stage.MustAsync(
            learner,
            null,
            services => services.GetRequiredService<AddEvidence>().HandleAsync(id, request, null, default)
        );
}
