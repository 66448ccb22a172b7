using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <param name="Suspendable">Whether it names an entry by which it can be suspended.</param>
/// <param name="SuspendedAt">While it is suspended.</param>
/// <param name="Replaces">The credential in place of which it was issued.</param>
/// <param name="ReplacedBy">The credential that was issued in its place.</param>
/// <param name="DataIntegrity">The document with an embedded proof, as JSON text.</param>
/// <param name="Jwt">The same claims as <c>vc+jwt</c>.</param>
/// <param name="European">The same award as a sealed European Digital Credential; null when the institution had no seal.</param>
internal sealed record CredentialView(
    Guid Id,
    string PublicId,
    Guid Batch,
    Guid Specification,
    int Version,
    string Title,
    string LearnerName,
    string LearnerEmail,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? RevokedAt,
    RevocationCode? RevocationCode,
    string? RevocationReason,
    bool Suspendable,
    DateTimeOffset? SuspendedAt,
    string? SuspensionReason,
    Guid? Replaces,
    Guid? ReplacedBy,
    string DataIntegrity,
    string Jwt,
    string? European
)
{
    public static CredentialView Of(Credential credential) =>
        new(
            credential.Id.Value,
            credential.PublicId,
            credential.Batch.Value,
            credential.Specification,
            credential.Version,
            credential.Title,
            credential.LearnerName,
            credential.LearnerEmail,
            credential.IssuedAt,
            credential.ValidUntil,
            credential.RevokedAt,
            credential.RevocationCode,
            credential.RevocationReason,
            credential.Suspendable,
            credential.SuspendedAt,
            credential.SuspensionReason,
            credential.Replaces?.Value,
            credential.ReplacedBy?.Value,
            credential.DataIntegrity,
            credential.Jwt,
            credential.European
        );
}

internal sealed class ReadCredential(AppDb db)
{
    public async Task<Result<CredentialView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        var credentialId = new CredentialId(id);
        var found = await db.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == credentialId, cancel);
        if (found is null)
            return IssuingProblems.CredentialNotFound();
        return CredentialView.Of(found);
    }

    public static void Map(RouteGroupBuilder credentials)
    {
        credentials
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadCredential useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<CredentialView>()
            .WithName("ReadCredential")
            .WithSummary("One credential in all its forms");
        MapDownloads(credentials, "Download");
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void MapDownloads(RouteGroupBuilder credentials, string name)
    {
        Map("json", "application/vc", view => view.DataIntegrity);
        Map("jwt", "application/vc+jwt", view => view.Jwt);
        // https://www.rfc-editor.org/rfc/rfc7515#section-9.2.2
        Map("edc", "application/jose+json", view => view.European);

        void Map(string form, string type, Func<CredentialView, string?> content) =>
            credentials
                .MapGet(
                    $"/{{id:guid}}/{form}",
                    async (Guid id, ReadCredential useCase, CancellationToken cancel) =>
                        (await useCase.HandleAsync(id, cancel)).ToHttp(view =>
                            content(view) is { } text
                                ? Results.File(Encoding.UTF8.GetBytes(text), type, $"credential-{id}.{form}")
                                : IssuingProblems.NoEuropeanForm().ToHttp()
                        )
                )
                .RequiresInUnits(Permission.Issue)
                .WithName($"{name}Credential{form}")
                .WithSummary($"One credential as a file: {form}");
    }
}
