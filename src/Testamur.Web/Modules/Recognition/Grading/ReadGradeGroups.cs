using Microsoft.EntityFrameworkCore;
using Testamur.Education.Grades;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Grading;

/// <summary>A grading table.</summary>
/// <param name="Sender">Null for the institution itself.</param>
/// <param name="Usable">Whether grades can be compared by it this year.</param>
public sealed record GradeGroupView(
    string? Sender,
    string IscedF,
    int FirstYear,
    int LastYear,
    IReadOnlyList<GradeCount> Grades,
    TieRule Tie,
    bool Usable
)
{
    internal static GradeGroupView Of(GradeGroup one, int? year = null)
    {
        var group = one.Group;
        return new(
            one.Sender.Length == 0 ? null : one.Sender,
            one.IscedF,
            one.FirstYear,
            one.LastYear,
            group.Counts,
            one.Tie,
            year is null || group.Check(year.Value).Count == 0
        );
    }
}

/// <summary>The grading tables that an institution keeps: its own first, then those of senders.</summary>
internal sealed class ReadGradeGroups(AppDb db, Actor actor, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<GradeGroupView>>> HandleAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var all = await db.Set<GradeGroup>()
            .AsNoTracking()
            .OrderBy(one => one.Sender)
            .ThenBy(one => one.IscedF)
            .ToListAsync(cancel);
        return all.Select(one => GradeGroupView.Of(one, time.GetUtcNow().Year)).ToList();
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapGet(
                "/grading-tables",
                async (ReadGradeGroups useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<IReadOnlyList<GradeGroupView>>()
            .WithName("ListGradingTables")
            .WithSummary("Grading tables by which grades are converted");
}
