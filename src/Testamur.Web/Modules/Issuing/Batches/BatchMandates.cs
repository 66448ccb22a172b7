using Testamur.Education.OpenBadges;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Mandates.Contracts;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>What a batch that is sealed for another institution says of it, to whom it concerns.</summary>
internal sealed class BatchMandates(IMandates mandates, IInstitutions institutions)
{
    /// <summary>What its credentials carry; null for a batch of the institution's own.</summary>
    public async Task<IssuingMandate?> FactsAsync(Batch batch, CancellationToken cancel) =>
        await FindAsync(batch, cancel) is { } held && await institutions.FindAsync(held.Mandator, cancel) is { } mandator
            ? new(held.Identifier, held.Statement, mandator.Did, mandator.Name, mandator.CountryCode)
            : null;

    /// <summary>The name of the institution in whose name it is sealed; null for the own.</summary>
    public async Task<string?> NameAsync(Batch batch, CancellationToken cancel) =>
        await FindAsync(batch, cancel) is { } held ? (await institutions.FindAsync(held.Mandator, cancel))?.Name : null;

    /// <summary>Once nothing more comes of the batch for now, both institutions' logs say how many of it are sealed; the caller saves.</summary>
    public async Task NoteAsync(Batch batch, int sealedRows, CancellationToken cancel)
    {
        if (sealedRows > 0 && await FindAsync(batch, cancel) is { } held)
            await mandates.NoteUseAsync(held, batch.Id.Value, sealedRows, cancel);
    }

    private async Task<HeldMandate?> FindAsync(Batch batch, CancellationToken cancel) =>
        batch.Mandate is { } id ? await mandates.FindHeldAsync(id, cancel) : null;
}
