using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>Keeps which codes the coder found at a unit. What is not named was not found; evidence of a code that is not named any more stays until it is removed.</summary>
internal sealed class SaveMarks(AppDb db, Actor actor, Waves waves)
{
    internal sealed record Found(string? Code, string? Note);

    /// <param name="Revision">As the coder last read it.</param>
    internal sealed record Request(int Revision, IReadOnlyList<Found>? Marks);

    internal sealed record Saved(int Revision);

    public async Task<Result<Saved>> HandleAsync(string key, string unit, Request request, CancellationToken cancel)
    {
        if (!(await waves.ToCodeAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var (wave, work) = own;
        var book = Books.Required(wave.Book, wave.BookVersion);
        var found = request.Marks ?? [];
        if (found.DistinctBy(one => one.Code).Count() != found.Count || found.Any(one => book.Find(one.Code ?? "") is null))
            return CodingProblems.CodeUnknown();
        if (found.Any(one => one.Note?.Trim().Length > Mark.LongestNote))
            return CodingProblems.NoteTooLong();
        if (work.Revision != request.Revision)
            return PlatformProblems.ChangedMeanwhile();
        var coder = actor.RequiredId;
        var before = await db.Set<Mark>()
            .Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder)
            .ToListAsync(cancel);
        db.RemoveRange(before.Where(mark => found.All(one => one.Code != mark.Code)));
        foreach (var one in found)
        {
            var note = string.IsNullOrWhiteSpace(one.Note) ? null : one.Note.Trim();
            if (before.Find(mark => mark.Code == one.Code) is { } mark)
                mark.Note = note;
            else
                db.Add(
                    new Mark
                    {
                        Wave = wave.Id,
                        Unit = unit,
                        Coder = coder,
                        Code = one.Code!, // in the book
                        Note = note,
                    }
                );
        }

        work.Touch();
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Saved(work.Revision);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{key}/units/{unit}/marks",
                async (string key, string unit, Request request, SaveMarks useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, unit, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("SaveMarks")
            .WithSummary("Say which codes were found at a unit");
}
