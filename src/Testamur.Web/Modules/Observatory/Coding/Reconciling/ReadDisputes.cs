using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Units;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding.Reconciling;

/// <summary>The codings of a unit side by side, where coders differ. Nobody sees it before everybody is done.</summary>
internal sealed class ReadDisputes(Actor actor, Waves waves, TableReading reading, IPeople people)
{
    /// <param name="Name">Null for somebody without an account now.</param>
    internal sealed record CoderView(string? Name, bool Found, string? Note, IReadOnlyList<EvidenceView> Evidence);

    internal sealed record DecisionView(bool Present, string Reason, string? By, DateTimeOffset At);

    internal sealed record DisputeView(string Code, IReadOnlyList<CoderView> Coders, DecisionView? Decision);

    /// <param name="MayDecide">The reader coded none of it, and the wave is being reconciled.</param>
    internal sealed record View(
        string Wave,
        string Title,
        string Book,
        string BookVersion,
        string Unit,
        string Printed,
        bool MayDecide,
        IReadOnlyList<string> Agreed,
        IReadOnlyList<DisputeView> Disputes
    );

    public async Task<Result<View>> HandleAsync(string key, string unit, CancellationToken cancel)
    {
        if (!(await waves.FindAsync(key, cancel)).Succeeded(out var wave, out var problem))
            return problem;
        if (!wave.State.IsOpen())
            return CodingProblems.Blind();
        var rows = await reading.RowsAsync(wave, cancel);
        if (rows.Units.FirstOrDefault(one => one.Unit == unit) is not { } named)
            return CodingProblems.UnitNotFound();
        var coders = rows.Assignments.Where(one => one.Unit == unit).Select(one => one.Coder).OrderBy(one => one.Value).ToList();
        var names = await people.FindAllAsync(
            [.. coders, .. rows.Decisions.Where(one => one.Unit == unit).Select(one => one.By)],
            cancel
        );
        var disputes = Disputes.All(rows).Where(one => one.Unit == unit).ToList();
        return new View(
            wave.Key,
            wave.Title,
            wave.Book,
            wave.BookVersion,
            unit,
            named.Printed,
            wave.State == WaveState.Reconciling && actor.Id is { } person && !coders.Contains(person),
            [
                .. Books
                    .Required(wave.Book, wave.BookVersion)
                    .Codes.Select(code => code.Id)
                    .Where(code => rows.Marks.Any(mark => mark.Unit == unit && mark.Code == code))
                    .Where(code => disputes.TrueForAll(one => one.Code != code)),
            ],
            [.. disputes.Select(one => Of(one, rows, coders, id => names.GetValueOrDefault(id)?.Name))]
        );
    }

    private static DisputeView Of(Dispute dispute, WaveRows rows, IReadOnlyList<PersonId> coders, Func<PersonId, string?> name)
    {
        var decision = rows.Decisions.FirstOrDefault(one => one.Unit == dispute.Unit && one.Code == dispute.Code);
        return new(
            dispute.Code,
            [
                .. coders.Select(coder => new CoderView(
                    name(coder),
                    dispute.Found.Contains(coder),
                    rows.Marks.FirstOrDefault(one =>
                        one.Unit == dispute.Unit && one.Coder == coder && one.Code == dispute.Code
                    )?.Note,
                    [
                        .. rows
                            .Evidence.Where(one => one.Unit == dispute.Unit && one.Coder == coder && one.Code == dispute.Code)
                            .Select(EvidenceView.Of),
                    ]
                )),
            ],
            decision is null ? null : new(decision.Present, decision.Reason, name(decision.By), decision.At)
        );
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/{key}/units/{unit}/disputes",
                async (string key, string unit, ReadDisputes useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .WithName("ReadDisputes")
            .WithSummary("Where the coders of a unit differ, side by side");
}
