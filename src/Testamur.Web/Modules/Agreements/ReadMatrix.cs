using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Agreements;

/// <summary>The matrix of today, for everybody.</summary>
internal sealed class ReadMatrix(AppDb db, IInstitutions institutions, CheckSignatures check, TimeProvider time)
{
    public async Task<AgreementMatrix> HandleAsync(CancellationToken cancel)
    {
        var today = AgreementVersion.Day(time.GetUtcNow());
        var members = await institutions.ListAsync(cancel);
        var signed = await db.Versions()
            .AsNoTracking()
            .Where(version => version.SignedAt != null && version.LastDay >= today)
            .OrderBy(version => version.FirstDay)
            .ThenBy(version => version.Agreement)
            .ToListAsync(cancel);
        var shown = new List<MatrixAgreement>();
        foreach (var version in signed)
        {
            var (content, state) = (version.Read(), version.StateOn(today));
            if (state != AgreementState.Ended)
                shown.Add(new(content, state, await check.HoldsAsync(version, content, state, cancel)));
        }

        return AgreementMatrix.Of([.. members.Select(member => new MatrixPlace(member.Did, member.Name))], shown);
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
                "/agreement-matrix",
                async (ReadMatrix useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithTags("Agreements")
            .WithName("ReadAgreementMatrix")
            .WithSummary("Who recognises what from whom without a case, with the gaps");
}
