using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>The certificate of one credential as PDF, for the institution: from what was frozen when it was sealed.</summary>
internal sealed class SaveCertificate(AppDb db, IInstitutions institutions, ICertificates certificates)
{
    public async Task<Result<byte[]>> HandleAsync(Guid id, CancellationToken cancel)
    {
        var credentialId = new CredentialId(id);
        if (
            await db.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == credentialId, cancel)
            is not { } credential
        )
            return IssuingProblems.CredentialNotFound();
        if (credential.RevokedAt is not null)
            return IssuingProblems.NoCertificate();
        var batch = await db.Set<Batch>().AsNoTracking().SingleAsync(b => b.Id == credential.Batch, cancel);
        var item = await db.Set<BatchItem>()
            .AsNoTracking()
            .SingleAsync(i => i.Batch == credential.Batch && i.Row == credential.Row, cancel);
        var issuer =
            await institutions.FindAsync(credential.Institution, cancel)
            ?? throw new InvalidOperationException(
                $"Institution {credential.Institution.Value} issued a credential but is not known."
            );
        var (content, award) = (SpecificationJson.Read(batch.Content), item.ReadAward());
        return certificates.Make(
            new(
                issuer.Name,
                credential.PublicId,
                credential.LearnerName,
                credential.Title,
                content.Ects?.Value ?? 0,
                content.EqfLevel,
                content.IscedF is [var field, ..] ? field : null,
                content.Id,
                award.AwardedOn,
                award.Grade,
                award.Supervision,
                award.IdentityChecked,
                credential.IssuedAt,
                credential.ValidUntil,
                content,
                credential.DataIntegrity,
                $"credential-{id}.json"
            )
        );
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void Map(RouteGroupBuilder credentials, string name) =>
        credentials
            .MapGet(
                "/{id:guid}/pdf",
                async (Guid id, SaveCertificate useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(id, cancel)).ToHttp(pdf =>
                        TypedResults.File(pdf, "application/pdf", $"credential-{id}.pdf")
                    );
                }
            )
            .RequiresInUnits(Permission.Issue)
            .WithName($"{name}Credentialpdf")
            .WithSummary("A credential's certificate as PDF, with the sealed document attached");
}
