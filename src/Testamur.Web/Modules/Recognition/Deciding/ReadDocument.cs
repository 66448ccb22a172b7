using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>The credential exactly as it was handed in, for the officer's own verifier. It is always saved, never shown inside the platform.</summary>
internal sealed class ReadDocument(AppDb db, Actor actor)
{
    public async Task<Result<byte[]>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var found = new CaseId(id);
        if (!await db.Set<RecognitionCase>().AnyAsync(one => one.Id == found, cancel))
            return RecognitionProblems.CaseNotFound();
        var bytes = await db.Set<CaseDocument>()
            .AsNoTracking()
            .Where(document => document.Case == found)
            .Select(document => document.Bytes)
            .SingleOrDefaultAsync(cancel);
        return bytes is null ? RecognitionProblems.DocumentErased() : bytes;
    }

    /// <summary>For the API and, under the case's own address, for the page's link.</summary>
    public static void Map(RouteGroupBuilder here, string name) =>
        here.MapGet(
                "/{id:guid}/document",
                async (Guid id, ReadDocument useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(id, cancel)).ToHttp(bytes =>
                        TypedResults.File(bytes, "application/octet-stream", $"credential-{id}.bin")
                    );
                }
            )
            .Requires(Permission.DecideRecognition)
            .WithName(name)
            .WithSummary("The credential of a recognition case as it was handed in");
}
