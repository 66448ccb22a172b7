using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Proofs;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Seals the next rows of a batch. Signing may happen more than once for a row, issuing happens once: a first transaction fixes the
/// identifiers, the status entry and the text; the signatures are made outside any transaction; a second one adds the credentials and
/// moves the rows on. A crash between the two leaves rows that are prepared, and the next run signs the same text again. A second worker on
/// the same rows loses by the concurrency token of the row or the unique keys of the credential, and its chunk is rolled back whole.
/// </summary>
internal sealed class SealChunk(
    AppDb db,
    CurrentTenant tenant,
    Issuable issuable,
    IInstitutions institutions,
    Signers signers,
    Sealers sealers,
    Sealing sealing,
    StatusIndices indices,
    IOptions<TestamurOptions> platform,
    IOptions<IssuingOptions> options,
    TimeProvider time
)
{
    /// <returns>Whether rows were found to work on; false when the batch is done.</returns>
    /// <exception cref="DbUpdateException">Another worker has these rows; nothing was changed.</exception>
    public async Task<bool> HandleAsync(BatchId id, CancellationToken cancel)
    {
        var batch = await db.Set<Batch>().SingleAsync(batch => batch.Id == id, cancel);
        var specification = SpecificationJson.Read(batch.Content);
        var items = await PrepareAsync(batch, specification, cancel);
        if (items.Count == 0)
        {
            await FinishAsync(batch, cancel);
            return false;
        }

        // Nothing is held open here: the rows are prepared and committed, no credential exists yet.
        var prepared = items.Where(item => item.State == ItemState.Prepared).ToList();
        var signed = await SignAsync(prepared, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var one in signed)
            Issue(batch, specification, one);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        return true;
    }

    private async Task<List<BatchItem>> PrepareAsync(Batch batch, Specification specification, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var items = await db.Set<BatchItem>()
            .Where(item => item.Batch == batch.Id && (item.State == ItemState.Waiting || item.State == ItemState.Prepared))
            .OrderBy(item => item.Row)
            .Take(options.Value.ChunkSize)
            .ToListAsync(cancel);
        if (items.Count == 0)
            return items;

        var awards = items.Select(item => item.Award).ToList();
        var issued = await db.Set<Credential>()
            .Where(credential => awards.Contains(credential.Award))
            .Select(credential => credential.Award)
            .ToListAsync(cancel);
        foreach (var item in items.Where(item => item.Award is { } award && issued.Contains(award)))
            item.HoldBack(new(null, "alreadyIssued"));

        // A batch may wait for long, as while the platform is down: what was approved then need not be now.
        if (!await issuable.IsApprovedAsync(batch.Specification, batch.Version, cancel))
        {
            foreach (var item in items.Where(item => item.State == ItemState.Waiting))
                item.HoldBack(new(null, "approvalOver"));
        }

        var waiting = items.Where(item => item.State == ItemState.Waiting).ToList();
        if (waiting.Count > 0)
        {
            var issuer = await IssuerAsync(cancel);
            var (list, taken) = await indices.TakeAsync(waiting.Count, cancel);
            var url = StatusPublisher.UrlOf(platform.Value, list);
            var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
            using var seal = await sealers.FindAsync(cancel);
            foreach (var (item, index) in waiting.Zip(taken))
            {
                var award = item.ReadAward();
                var content = RouteStatement.Add(specification, award);
                var facts = Payloads.FactsOf(content, award, issuer, Ids.Public(), url, index, now);
                var european = seal is null ? null : Payloads.European(content, facts, seal.Certificates[0], now);
                var badge = Payloads.Badge(content, facts, hasEuropeanForm: european is not null);
                item.Prepare(Ids.New<CredentialId>(time), facts.CredentialId, list, index, now, badge, european, seal?.Id);
            }
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return items;
    }

    private async Task<List<Signed>> SignAsync(List<BatchItem> items, CancellationToken cancel)
    {
        using var proofs = await signers.FindAsync(KeyRole.Credential, cancel) ?? throw NoKey();
        using var tokens = await signers.FindAsync(KeyRole.Token, cancel) ?? throw NoKey();
        using var seal = await sealers.FindAsync(cancel);
        var signed = new List<Signed>();
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            var payload =
                JsonNode.Parse(item.Payload ?? "") as JsonObject
                ?? throw new InvalidOperationException("A payload is an object.");
            var created = item.IssuedAt ?? throw new InvalidOperationException("A prepared row has a date.");
            var document = DataIntegrity.Sign(
                payload,
                proofs.Signer,
                new() { VerificationMethod = proofs.VerificationMethod, Created = created }
            );
            var jwt = VcJwt.Sign(payload, tokens.Signer, tokens.VerificationMethod);
            var european = await SealAsync(item, seal, created, cancel);
            signed.Add(new(item, document.ToJsonString(), jwt, european, proofs.Fragment, tokens.Fragment));
        }

        return signed;
    }

    // Without the seal under which it was prepared (it was replaced in between) a row has no European form.
    private async Task<string?> SealAsync(BatchItem item, Sealer? seal, DateTimeOffset at, CancellationToken cancel) =>
        item.European is { } text && seal is not null && item.Seal == seal.Id
            ? Encoding.UTF8.GetString(await sealing.SealAsync(text, seal, at, cancel))
            : null;

    private void Issue(Batch batch, Specification specification, Signed signed)
    {
        var item = signed.Item;
        var award = item.ReadAward();
        if (item is not { Credential: { } id, PublicId: { } publicId, List: { } list, Index: { } index, IssuedAt: { } issuedAt })
            throw new InvalidOperationException($"Row {item.Row} is not prepared.");
        var validUntil = Payloads.ValidUntil(specification, issuedAt);
        db.Add(
            new Credential
            {
                Institution = tenant.Id,
                Id = id,
                PublicId = publicId,
                Award = award.Id,
                Batch = batch.Id,
                Row = item.Row,
                List = list,
                Index = index,
                Specification = batch.Specification,
                Version = batch.Version,
                Title = batch.Title,
                Learner = award.Learner,
                LearnerName = award.LearnerName,
                LearnerEmail = award.LearnerEmail,
                SearchText = $"{award.LearnerName} {award.LearnerEmail} {batch.Title}".ToLowerInvariant(),
                IssuedAt = issuedAt,
                ValidUntil = validUntil,
                ProofKey = signed.ProofKey,
                TokenKey = signed.TokenKey,
                SignedAt = time.GetUtcNow(),
                DataIntegrity = signed.DataIntegrity,
                Jwt = signed.Jwt,
                European = signed.European,
            }
        );
        item.Sealed();
        var ects = (int)decimal.Round((specification.Ects?.Value ?? 0) * 100);
        db.Publish(new CredentialIssued(id.Value, publicId, award, batch.Title, ects, issuedAt, validUntil), time);
    }

    private async Task FinishAsync(Batch batch, CancellationToken cancel)
    {
        if (batch.State != BatchState.Sealing)
            return;
        batch.Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private async Task<InstitutionView> IssuerAsync(CancellationToken cancel) =>
        await institutions.FindAsync(tenant.Id, cancel) ?? throw new InvalidOperationException("The institution is gone.");

    private static InvalidOperationException NoKey() => new("The institution has no signing key.");

    private sealed record Signed(
        BatchItem Item,
        string DataIntegrity,
        string Jwt,
        string? European,
        string ProofKey,
        string TokenKey
    );
}
