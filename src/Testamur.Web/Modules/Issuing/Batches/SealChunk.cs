using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Proofs;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Policy;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Jobs;
using Testamur.Web.Platform.Operation;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Seals the next rows of a batch. Signing may happen more than once for a row, issuing happens once: a first transaction fixes the
/// identifiers, the status entry and the text; the signatures are made outside any transaction; a second one adds the credentials and
/// moves the rows on. A crash between the two leaves rows that are prepared, and the next run signs the same text again. A second worker on
/// the same rows loses by the concurrency token of the row or the unique keys of the credential, and its chunk is rolled back whole. Of a batch that a
/// second person signs off, the first half runs for all rows before the approval, and the second half after it, on exactly those texts.
/// </summary>
internal sealed class SealChunk(
    AppDb db,
    CurrentTenant tenant,
    Issuable issuable,
    BatchMandates mandates,
    IInstitutions institutions,
    Signers signers,
    Sealers sealers,
    Sealing sealing,
    StatusIndices indices,
    ReplacedCredentials replaced,
    IssuingPolicies policies,
    Colleagues colleagues,
    DatabaseClock clock,
    IOptions<TestamurOptions> platform,
    IOptions<IssuingOptions> options,
    Figures figures,
    TimeProvider time
)
{
    /// <summary>From so many in a chunk on there is more to come: sealing goes before laying into wallets, which begins when the batch, and every other of the institution, is sealed or has taken two minutes.</summary>
    private const int Many = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <param name="isAwaited">Whether somebody waits for the credentials, and for nothing that follows from them.</param>
    /// <returns>Whether rows were found to work on; false when the lane is done.</returns>
    /// <exception cref="DbUpdateException">Another worker has these rows; nothing was changed.</exception>
    /// <exception cref="ClockDiffersException">What is sealed now would carry a wrong time.</exception>
    public async Task<bool> HandleAsync(BatchId id, Lane lane, bool isAwaited, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        var batch = await db.Set<Batch>().SingleAsync(batch => batch.Id == id, cancel);
        if (batch.State is not (BatchState.Preview or BatchState.Preparing or BatchState.Sealing))
            return false;
        var specification = SpecificationJson.Read(batch.Content);
        var (items, areLast) = await NextAsync(batch, lane, cancel);
        if (items.Count == 0)
        {
            await FinishAsync(batch, lane, isSmall: false, cancel);
            return false;
        }

        // The rows of a lane come in their order: when the last is one of the first, no chunk before it was large.
        var isSmall = areLast && items[^1].Row < Many;
        using var seal = await sealers.FindAsync(cancel);
        await PrepareAsync(batch, items, specification, seal, cancel);

        if (batch.State == BatchState.Preparing)
            return true;

        // Nothing is held open here: the rows are prepared and committed, no credential exists yet.
        var prepared = items.Where(item => item.State == ItemState.Prepared).ToList();
        var signed = await SignAsync(prepared, seal, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Database.AutoSavepointsEnabled = false; // it is all or nothing
        foreach (var one in signed)
            Issue(batch, specification, one, isOneOfMany: signed.Count >= Many);
        await replaced.WithdrawAsync([.. signed.Select(one => one.Item)], batch, cancel);
        // Every way to the database counts for whoever waits beside a large batch.
        var endsWithIt = isAwaited && areLast && lane == Lane.Whole && batch is { State: BatchState.Sealing, Mandate: null };
        if (endsWithIt)
            batch.Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        figures.CredentialsSealed.Add(signed.Count);
        if (isAwaited)
            db.DeliverPublishedInBackground();
        else
            await db.DeliverPublishedAsync();
        // A small batch that is done is in the wallets, too, unless somebody waits for it.
        if (areLast && !endsWithIt)
            await FinishAsync(batch, lane, isSmall, cancel);
        return !areLast;
    }

    private async Task PrepareAsync(
        Batch batch,
        List<BatchItem> items,
        Specification specification,
        Sealer? seal,
        CancellationToken cancel
    )
    {
        await HoldBackIssuedAsync(items, cancel);
        // A batch may wait for long, as while the platform is down: what was allowed then need not be now.
        if (await issuable.ObstacleAsync(batch, cancel) is { } obstacle)
        {
            foreach (var item in items.Where(item => item.State != ItemState.HeldBack))
                item.HoldBack(new RowProblem(null, obstacle));
        }

        var waiting = items.Where(item => item.State == ItemState.Waiting).ToList();
        if (waiting.Count > 0)
        {
            var issuer = await IssuerAsync(cancel);
            var mandate = await mandates.FactsAsync(batch, cancel);
            var (list, taken) = await indices.TakeAsync(waiting.Count, cancel);
            var url = StatusPublisher.UrlOf(platform.Value, list);
            var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
            if (batch.StartsAt > now)
                now = DateTimeOffset.FromUnixTimeSeconds(batch.StartsAt.Value.ToUnixTimeSeconds()); // dated as it will be issued
            var suspendable = (await policies.ReadAsync(cancel)).Suspendable;
            var olds = await replaced.DocumentsAsync(waiting, cancel);
            var series = new OpenBadgeSeries(specification);
            void Write(BatchItem item, int index)
            {
                var award = item.ReadAward();
                var content = RouteStatement.Add(specification, award);
                var facts = Payloads.FactsOf(content, award, issuer, Ids.Public(), url, index, now, suspendable) with
                {
                    Mandate = mandate,
                };
                var old = item.Replaces is { } replaces ? olds.GetValueOrDefault(replaces) : null;
                // The European shapes know one status entry: a form that could not be suspended with the others is not made.
                var european =
                    seal is null || suspendable
                        ? null
                        : Payloads.European(content, facts with { Replaces = old?.European }, seal.Certificates[0], now);
                facts = facts with { Replaces = old?.Badge };
                var badge = Payloads.Badge(
                    content == series.Specification ? series : new(content),
                    facts,
                    hasEuropeanForm: european is not null
                );
                item.Prepare(
                    new(Ids.New<CredentialId>(time), facts.CredentialId, list, index, suspendable, now),
                    badge,
                    european,
                    seal?.Id
                );
                if (PayloadLint.Check(badge, european) is { Count: > 0 } problems)
                    item.HoldBack([.. problems]);
            }

            await ForEachAsync([.. waiting.Zip(taken)], waiting.Count >= Many, one => Write(one.First, one.Second));
        }

        foreach (var item in items.Except(waiting).Where(item => item.State == ItemState.Prepared && !item.IsAsFixed()))
            item.HoldBack(new RowProblem(null, "changed"));

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// The next rows to work on: what a worker left prepared before what waits. One state after another, as the index has them, so that the rows that are sealed already
    /// cost nothing, however many they are.
    /// </summary>
    /// <returns>Whether the lane has no others than these, too.</returns>
    private async Task<(List<BatchItem> Items, bool AreLast)> NextAsync(Batch batch, Lane lane, CancellationToken cancel)
    {
        var rows = lane.Rows(db.Set<BatchItem>().Where(item => item.Batch == batch.Id));
        var states = OpenStates(batch);
        foreach (var state in states)
        {
            var next = await rows.Where(item => item.State == state)
                .OrderBy(item => item.Row)
                .Take(options.Value.ChunkSize)
                .ToListAsync(cancel);
            if (next.Count > 0)
                return (next, state == states[^1] && next.Count < options.Value.ChunkSize);
        }

        return ([], true);
    }

    /// <summary>After an approval the prepared rows alone: nothing else was signed off.</summary>
    private static ItemState[] OpenStates(Batch batch) =>
        batch switch
        {
            { State: BatchState.Preparing } => [ItemState.Waiting],
            { Fingerprint: not null } => [ItemState.Prepared],
            _ => [ItemState.Prepared, ItemState.Waiting],
        };

    private async Task HoldBackIssuedAsync(List<BatchItem> items, CancellationToken cancel)
    {
        var awards = items.Select(item => item.Award).ToList();
        var issued = await db.Set<Credential>()
            .Where(credential => awards.Contains(credential.Award))
            .Select(credential => new
            {
                credential.Award,
                credential.Issue,
                credential.Id,
                credential.RevokedAt,
            })
            .ToListAsync(cancel);
        foreach (var item in items)
        {
            if (issued.Exists(one => one.Award == item.Award && one.Issue == item.Issue))
                item.HoldBack(new RowProblem(null, "alreadyIssued"));
            // Somebody took the old one back for a reason of its own: the new one would go round that.
            else if (item.Replaces is { } old && issued.Exists(one => one.Id == old && one.RevokedAt != null))
                item.HoldBack(new RowProblem(null, "replacedIsRevoked"));
        }
    }

    private async Task<List<Signed>> SignAsync(List<BatchItem> items, Sealer? seal, CancellationToken cancel)
    {
        using var pair =
            await signers.FindPairAsync(cancel) ?? throw new InvalidOperationException("The institution has no signing key.");
        var (proofs, tokens) = pair;
        var signed = new List<Signed>();
        await ForEachAsync(
            items,
            items.Count >= Many && proofs.IsHere && tokens.IsHere,
            item =>
            {
                cancel.ThrowIfCancellationRequested();
                var began = Stopwatch.GetTimestamp();
                var payload = Encoding.UTF8.GetBytes(item.Payload ?? "");
                var options = new ProofOptions { VerificationMethod = proofs.VerificationMethod, Created = DateOf(item) };
                var document = DataIntegrity.Sign(payload, proofs.Signer, options);
                var token = VcJwt.SignDetached(payload, tokens.Signer, tokens.VerificationMethod);
                signed.Add(new(item, Encoding.UTF8.GetString(document), token, proofs.Fragment, tokens.Fragment));
                figures.SealSeconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        );
        for (var i = 0; i < signed.Count; i++)
            signed[i] = signed[i] with { European = await SealAsync(signed[i].Item, seal, cancel) };
        return signed;
    }

    private static Task ForEachAsync<T>(IReadOnlyList<T> all, bool unhurried, Action<T> act)
    {
        void Act()
        {
            foreach (var one in all)
                act(one);
        }

        if (unhurried)
            return Unhurried.RunAsync(Act);
        Act();
        return Task.CompletedTask;
    }

    private static DateTimeOffset DateOf(BatchItem item) =>
        item.IssuedAt ?? throw new InvalidOperationException("A prepared row has a date.");

    // Without the seal under which it was prepared (it was replaced in between) a row has no European form.
    private async Task<string?> SealAsync(BatchItem item, Sealer? seal, CancellationToken cancel) =>
        item.European is { } text && seal is not null && item.Seal == seal.Id
            ? Encoding.UTF8.GetString(await sealing.SealAsync(text, seal, DateOf(item), cancel))
            : null;

    private void Issue(Batch batch, Specification specification, Signed signed, bool isOneOfMany)
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
                Suspendable = item.Suspendable,
                Specification = batch.Specification,
                Version = batch.Version,
                Title = batch.Title,
                Learner = award.Learner,
                LearnerName = award.LearnerName,
                LearnerEmail = award.LearnerEmail,
                SearchText = $"{award.LearnerName} {award.LearnerEmail} {batch.Title}".ToLowerInvariant(),
                Replaces = item.Replaces,
                Issue = item.Issue,
                IssuedAt = issuedAt,
                ValidUntil = validUntil,
                ProofKey = signed.ProofKey,
                TokenKey = signed.TokenKey,
                SignedAt = time.GetUtcNow(),
                DataIntegrity = signed.DataIntegrity,
                Token = signed.Token,
                European = signed.European,
            }
        );
        item.Sealed();
        var ects = (int)decimal.Round((specification.Ects?.Value ?? 0) * 100);
        var issued = new CredentialIssued(id.Value, publicId, award, batch.Title, ects, issuedAt, validUntil);
        if (isOneOfMany)
            db.PublishLater(issued, LongestWait, time);
        else
            db.Publish(issued, time);
    }

    /// <param name="isSmall">Whether nothing of it was published for later.</param>
    private async Task FinishAsync(Batch batch, Lane lane, bool isSmall, CancellationToken cancel)
    {
        // Whoever ends last sees that nothing is left; of two who see it at once the batch's concurrency token lets one finish it.
        if (lane.Of > 1 && await IsAnyLeftAsync(batch, cancel))
            return;
        if (batch.State == BatchState.Preparing)
            await ProposeAsync(batch, cancel);
        else if (batch.State == BatchState.Sealing)
        {
            batch.Finish(time.GetUtcNow());
            if (batch.Mandate is not null)
                await mandates.NoteAsync(batch, await db.CountSealedAsync(batch.Id, cancel), cancel);
        }
        else
            return;
        await db.SaveChangesAsync(cancel);
        // Of several large batches at a time the last lets all that were sealed go to their wallets: laying would slow down the sealing of the others.
        if (
            batch.State == BatchState.Done
            && !isSmall
            && !await db.Set<Batch>()
                .AnyAsync(
                    other =>
                        other.State == BatchState.Sealing
                        && db.Set<BatchItem>().Any(item => item.Batch == other.Id && item.Row >= Many),
                    cancel
                )
        )
            await EventDelivery.HurryAsync<CredentialIssued>(db, tenant.Id, time.GetUtcNow(), cancel);
    }

    /// <summary>By one statement: between two, another lane's rows go from one state to the next and are seen in neither.</summary>
    private Task<bool> IsAnyLeftAsync(Batch batch, CancellationToken cancel)
    {
        var open = OpenStates(batch);
        return db.Set<BatchItem>().AnyAsync(item => item.Batch == batch.Id && open.Contains(item.State), cancel);
    }

    private async Task ProposeAsync(Batch batch, CancellationToken cancel)
    {
        var rows = await db.Set<BatchItem>()
            .Where(item => item.Batch == batch.Id && item.State == ItemState.Prepared)
            .OrderBy(item => item.Row)
            .Select(item => new { item.Row, item.Fingerprint })
            .ToListAsync(cancel);
        if (rows.Count == 0)
            batch.Reopen(null); // every row was held back: there is nothing to sign off
        else
        {
            batch.Propose(Fingerprints.OfBatch(rows.Select(row => (row.Row, row.Fingerprint ?? ""))));
            await colleagues.AskAsync(batch, rows.Count, cancel);
        }
    }

    private async Task<InstitutionView> IssuerAsync(CancellationToken cancel) =>
        await institutions.FindAsync(tenant.Id, cancel) ?? throw new InvalidOperationException("The institution is gone.");

    private sealed record Signed(BatchItem Item, string DataIntegrity, string Token, string ProofKey, string TokenKey)
    {
        public string? European { get; init; }
    }
}
