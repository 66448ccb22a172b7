using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Funding;

/// <summary>Our record of a scheme beside the funder's, with every difference by name.</summary>
internal sealed class ReconcileWithFunder(Actor actor, FunderLines lines, IFunder funder, PlaceOfWork place)
{
    internal sealed record Answer(string Scheme, int Ours, int Theirs, IReadOnlyList<Row> Differences);

    /// <param name="Ours">In the scheme's currency; null when we do not have it.</param>
    /// <param name="Theirs">Null when the funder does not have it.</param>
    internal sealed record Row(
        DifferenceKind Kind,
        string Key,
        LedgerAct Act,
        string Account,
        Guid Reference,
        string Currency,
        decimal? Ours,
        decimal? Theirs
    );

    public async Task<Result<Answer>> HandleAsync(string scheme, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageFunding))
            return PlatformProblems.NotAllowed();
        var register = await funder.ReadRegisterAsync(cancel);
        if (register.Flaw is not null)
            return FundingProblems.RegisterUnreadable();
        var ours = (await lines.ReadAsync(scheme, cancel)).Select(line => line.Act).ToList();
        if (ours.Count == 0 && register.Find(scheme) is null)
            return FundingProblems.SchemeNotFound();
        var statement = await funder.ReadStatementAsync(scheme, await place.SlugAsync(cancel), cancel);
        if (statement.Flaw is { } flaw)
            return FundingProblems.StatementUnreadable(flaw);
        var theirs = statement.Acts;
        return new Answer(scheme, ours.Count, theirs.Count, [.. Reconciliation.Compare(ours, theirs).Select(RowOf)]);
    }

    private static Row RowOf(Difference difference)
    {
        // One of the two is there, or there would be no difference.
        var act = difference.Ours ?? difference.Theirs!;
        decimal? Money(FunderAct? one) => one is null ? null : MinorUnits.ToAmount(one.Amount, one.Currency);
        return new(
            difference.Kind,
            difference.Key,
            act.Act,
            act.Account,
            act.Reference,
            act.Currency,
            Money(difference.Ours),
            Money(difference.Theirs)
        );
    }

    public static void Map(RouteGroupBuilder supports) =>
        supports
            .MapGet(
                "/schemes/{scheme}/reconciliation",
                async (string scheme, ReconcileWithFunder useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(scheme, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .Requires(Permission.ManageFunding)
            .Produces<Answer>()
            .WithName("ReconcileWithFunder")
            .WithSummary("Where our record of a scheme and the funder's differ");
}
