using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Indicators.Baselines;

/// <summary>Keeps today's figures under a name. What is frozen is what everybody can read, so it gives away no more.</summary>
internal sealed class FreezeBaseline(AppDb db, Actor actor, ReadIndicator read, AuditLog audit, TimeProvider time)
{
    internal sealed record Request([property: Required, StringLength(Baseline.LongestName)] string Name);

    internal sealed record Frozen(Guid Id, string Name, DateTimeOffset FrozenAt, int Figures);

    public async Task<Result<Frozen>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        var name = request.Name?.Trim() ?? "";
        if (name.Length is 0 or > Baseline.LongestName)
            return IndicatorsProblems.BaselineName();
        if (await db.Set<Baseline>().AnyAsync(one => one.Name == name, cancel))
            return IndicatorsProblems.BaselineNameTaken();
        var now = time.GetUtcNow();
        var baseline = new Baseline
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            FrozenAt = now,
        };
        db.Add(baseline);
        var figures = 0;
        foreach (var (indicator, values) in await read.ListAsync(cancel))
        {
            foreach (var figure in values)
            {
                db.Add(Of(baseline, indicator, figure));
                figures++;
            }
        }

        audit.Record("observatory.frozen", baseline.Id.ToString(), name);
        await db.SaveChangesAsync(cancel);
        return new Frozen(baseline.Id, name, now, figures);
    }

    private static BaselineFigure Of(Baseline baseline, Indicator indicator, Figure figure) =>
        new()
        {
            Baseline = baseline.Id,
            Indicator = indicator.Id,
            Part = figure.Part,
            Unit = figure.Unit,
            Value = figure.Value,
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Missing = figure.Missing,
        };

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "/baselines",
                async (Request request, FreezeBaseline useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(frozen => TypedResults.Created((string?)null, frozen))
            )
            .Produces<Frozen>(StatusCodes.Status201Created)
            .WithName("FreezeBaseline")
            .WithSummary("Keep today's figures of all indicators under a name");
}
