using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Proofs;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Documents;

/// <summary>Seals single documents with the keys and status lists that credentials have, too.</summary>
internal sealed class DocumentSeals(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    Signers signers,
    StatusIndices indices,
    Sealers sealers,
    Sealing sealing,
    IOptions<TestamurOptions> platform,
    TimeProvider time
) : IDocumentSeals
{
    public async Task<SealedDocument?> SealAsync(Func<DocumentPlace, JsonObject> write, CancellationToken cancel)
    {
        if (!await signers.AreCompleteAsync(cancel) || await institutions.FindAsync(tenant.Id, cancel) is not { } issuer)
            return null;
        using var pair = await signers.FindPairAsync(cancel);
        if (pair is null)
            return null;
        var (proofs, tokens) = pair;
        var (list, taken) = await indices.TakeAsync(1, cancel);
        var place = new DocumentPlace(
            Payloads.BadgeId(Ids.Public()),
            issuer.Did,
            StatusPublisher.UrlOf(platform.Value, list),
            taken[0],
            DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds())
        );
        var payload = write(place);
        var signed = DataIntegrity.Sign(
            payload,
            proofs.Signer,
            new()
            {
                // Such documents carry their context, which foreign verifiers of the other suite do not take.
                Suite = Cryptosuite.EddsaRdfc2022,
                VerificationMethod = proofs.VerificationMethod,
                Created = place.IssuedAt,
            }
        );
        var jwt = VcJwt.Sign(payload, tokens.Signer, tokens.VerificationMethod);
        return new(place.Id, list.Value, place.StatusIndex, place.IssuedAt, signed.ToJsonString(), jwt);
    }

    public async Task<bool> HasSealAsync(CancellationToken cancel)
    {
        using var seal = await sealers.FindAsync(cancel);
        return seal is not null;
    }

    public async Task<SealedEuropean?> SealEuropeanAsync(
        Func<DocumentPlace, MicroCredential> write,
        ElmProfile profile,
        CancellationToken cancel
    )
    {
        using var seal = await sealers.FindAsync(cancel);
        if (seal is null || await institutions.FindAsync(tenant.Id, cancel) is not { } issuer)
            return null;
        var (list, taken) = await indices.TakeAsync(1, cancel);
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var id = Ids.Public();
        var url = StatusPublisher.UrlOf(platform.Value, list);
        var credential = write(new(Payloads.BadgeId(id), issuer.Did, url, taken[0], now));
        if (Payloads.European(credential, profile, seal.Certificates[0], now) is not { } text)
            return null;
        var document = Encoding.UTF8.GetString(await sealing.SealAsync(text, seal, now, cancel));
        return new($"urn:credential:{id:D}", list.Value, taken[0], now, document);
    }

    public void Withdraw(Guid list, int index, PersonId? by) =>
        db.Add(
            new StatusEvent
            {
                Institution = tenant.Id,
                List = new(list),
                Index = index,
                At = time.GetUtcNow(),
                By = by,
            }
        );
}
