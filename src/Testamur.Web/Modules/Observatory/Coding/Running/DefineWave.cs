using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding.Running;

/// <summary>Begins a wave with a code book in a fixed version. The coordinator does.</summary>
internal sealed class DefineWave(AppDb db, Actor actor, Waves waves, FieldChecks checks, AuditLog audit, TimeProvider time)
{
    /// <param name="Key">Short name for addresses.</param>
    /// <param name="Book">Name of a code book; its newest version is taken.</param>
    /// <param name="Method">How units are chosen and coded.</param>
    internal sealed record Request(string? Key, string? Title, string? Book, DateOnly? From, DateOnly? Until, string? Method);

    internal sealed record Defined(string Key);

    public async Task<Result<Defined>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        var book = Books.Newest(request.Book);
        checks
            .ShortName("key", request.Key)
            .Required("title", request.Title, Wave.LongestTitle)
            .Required("method", request.Method, Wave.LongestText)
            .That(book is not null, "book", "Field.Required")
            .That(request.From is not null, "from", "Field.Required")
            .That(request.Until is not null && !(request.Until < request.From), "until", "Field.Required");
        if (checks.Problem is { } problem)
            return problem;
        var key = request.Key!.Trim(); // checked above, like the others
        if (PublishedStudies.Find(key) is not null || await db.Set<Wave>().AnyAsync(wave => wave.Key == key, cancel))
            return CodingProblems.KeyTaken();
        db.Add(
            new Wave
            {
                Id = Ids.New<WaveId>(time),
                Key = key,
                Title = request.Title!.Trim(),
                Book = book!.Id,
                BookVersion = book.Version,
                From = request.From!.Value,
                Until = request.Until!.Value,
                Method = request.Method!.Trim(),
                DefinedBy = actor.RequiredId,
                DefinedAt = waves.Now,
            }
        );
        audit.Record("observatory.waveDefined", key);
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : new Defined(key);
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "",
                async (Request request, DefineWave useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("DefineWave")
            .WithSummary("Begin a wave of coding");
}
