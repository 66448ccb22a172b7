using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Grades;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Grading;

/// <summary>
/// Keeps the grading table of a field, the institution's own or a sender's; an earlier one of the same field makes way. A table that no grade could be
/// compared by is not kept.
/// </summary>
internal sealed class KeepGradeGroup(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <param name="IscedF">Field of ISCED-F 2013 in three or four digits.</param>
    /// <param name="Grades">Passing grades, the best first.</param>
    /// <param name="Tie">The institution's rule for ties.</param>
    /// <param name="Sender">Identifier of the sender, as its credentials state it; null for the institution itself.</param>
    internal sealed record Request(
        [property: Required, StringLength(4)] string IscedF,
        [property: Range(1990, 2200)] int FirstYear,
        [property: Range(1990, 2200)] int LastYear,
        [property: Required, MaxLength(GradingTable.MostGrades)] IReadOnlyList<Line> Grades,
        TieRule Tie = TieRule.Highest,
        [property: StringLength(1000)] string? Sender = null
    );

    internal sealed record Line(
        [property: Required, StringLength(40)] string Grade,
        [property: Range(0, 10_000_000)] int Students
    );

    public async Task<Result<GradeGroupView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var group = new ReferenceGroup(
            request.IscedF.Trim(),
            request.FirstYear,
            request.LastYear,
            [.. request.Grades.Select(line => new GradeCount(line.Grade.Trim(), line.Students))]
        );
        var objections = group.Check(time.GetUtcNow().Year);
        var table = GradeGroup.Write(group.Counts);
        if (
            objections.Count > 0
            || table.Length > GradeGroup.LongestTable
            || group.Counts.Any(one => one.Grade.Length == 0 || one.Grade.Any(char.IsControl))
        )
            return RecognitionProblems.GradesUnusable();
        var sender = request.Sender?.Trim() ?? "";
        var kept = await db.Set<GradeGroup>()
            .SingleOrDefaultAsync(one => one.Sender == sender && one.IscedF == group.IscedF, cancel);
        if (kept is null)
        {
            kept = new()
            {
                Institution = tenant.Id,
                Sender = sender,
                IscedF = group.IscedF,
                FirstYear = group.FirstYear,
                LastYear = group.LastYear,
                Table = table,
                Tie = request.Tie,
            };
            db.Add(kept);
        }

        (kept.FirstYear, kept.LastYear, kept.Table, kept.Tie) = (group.FirstYear, group.LastYear, table, request.Tie);
        audit.Record("recognition.gradesKept", $"{group.IscedF} {sender}".Trim());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }

        return GradeGroupView.Of(kept);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPut(
                "/grading-tables",
                async (Request request, KeepGradeGroup useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<GradeGroupView>()
            .WithName("KeepGradingTable")
            .WithSummary("Keep the grading table of a field, your own or a sender's");
}
