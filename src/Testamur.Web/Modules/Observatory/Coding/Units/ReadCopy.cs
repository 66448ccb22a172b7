using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>
/// An archived copy: its coder's own at any time, everybody's of the wave once codings are compared. It is always saved, never shown inside the
/// platform, and never public: what others may see of it is its hash.
/// </summary>
internal sealed class ReadCopy(AppDb db, Actor actor, Waves waves)
{
    internal sealed record Download(string Name, byte[] Bytes);

    public async Task<Result<Download>> HandleAsync(string key, Guid id, CancellationToken cancel)
    {
        if (!(await waves.FindAsync(key, cancel)).Succeeded(out var wave, out var problem))
            return problem;
        var evidence = await db.Set<MarkEvidence>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.Wave == wave.Id, cancel);
        if (evidence is null || (evidence.Coder != actor.Id && !wave.State.IsOpen()))
            return CodingProblems.EvidenceNotFound();
        var copy = await db.Set<EvidenceCopy>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        return copy is null || evidence.FileName is null
            ? CodingProblems.EvidenceNotFound()
            : new Download(evidence.FileName, copy.Bytes);
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group, string name) =>
        group
            .MapGet(
                "/{key}/evidence/{id:guid}",
                async (string key, Guid id, ReadCopy useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(key, id, cancel)).ToHttp(found =>
                        TypedResults.File(found.Bytes, "application/octet-stream", found.Name)
                    );
                }
            )
            .WithName(name)
            .WithSummary("The archived copy of a piece of evidence");
}
