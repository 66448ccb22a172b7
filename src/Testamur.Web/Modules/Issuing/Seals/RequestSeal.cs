using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>Makes a key for sealing and the request with which a provider certifies it. One request waits at a time; a new one takes its place.</summary>
internal sealed partial class RequestSeal(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    Envelope envelope,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="OrganizationIdentifier">As registered: <c>VATFI-12345678</c>, <c>NTREE-17207834</c>.</param>
    internal sealed record Request(string? OrganizationIdentifier);

    public async Task<Result<SealView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var identifier = request.OrganizationIdentifier?.Trim().ToUpperInvariant() ?? "";
        if (!Identifier().IsMatch(identifier))
            return IssuingProblems.SealIdentifier();
        var institution =
            await institutions.FindAsync(tenant.Id, cancel) ?? throw new InvalidOperationException("The institution is gone.");
        db.RemoveRange(await db.Set<SealKey>().Where(key => key.Certificates == null).ToListAsync(cancel));
        var id = Ids.New<SealKeyId>(time);
        using var secret = PrivateKey.Generate(KeyType.P256);
        var key = new SealKey
        {
            Institution = tenant.Id,
            Id = id,
            SealedPrivateKey = await envelope.SealAsync(secret, SealKey.RecordOf(tenant.Id, id), cancel),
            Request = CertificateRequests.Make(secret.CreateSigner(), institution.LegalName, identifier, institution.CountryCode),
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(key);
        audit.Record("issuing.sealRequested", id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return SealView.Of(key, time.GetUtcNow());
    }

    public static void Map(RouteGroupBuilder seals) =>
        seals
            .MapPost(
                "",
                async (Request request, RequestSeal useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Requires(Permission.ManageKeys)
            .Produces<SealView>()
            .WithName("RequestSeal")
            .WithSummary("Make a sealing key and its certificate request");

    // ETSI EN 319 412-1 §5.1.4: what kind of register, which country, the number there.
    [GeneratedRegex("^(VAT|NTR|PSD|LEI|[A-Z]{2}:)[A-Z]{2}-[A-Z0-9._/-]{1,60}$")]
    private static partial Regex Identifier();
}
