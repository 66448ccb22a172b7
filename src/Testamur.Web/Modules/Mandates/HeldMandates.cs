using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>Mandates as other modules ask for them.</summary>
internal sealed class HeldMandates(AppDb db, Parties parties, CurrentTenant tenant) : IMandates
{
    public async Task<HeldMandate?> FindHeldAsync(Guid mandate, CancellationToken cancel) =>
        await FindAsync(mandate, parties.Now, cancel) is { } found && found.Mandatary == tenant.Id ? found : null;

    public async Task<IReadOnlyList<HeldMandate>> ListInForceAsync(CancellationToken cancel) =>
        [
            .. (await parties.ListAsync(cancel))
                .Where(pair => pair.Mandate.Mandatary == tenant.Id)
                .Select(pair => View(pair, parties.Now))
                .Where(mandate => mandate.Holds),
        ];

    public async Task<HeldMandate?> FindAsync(string identifier, DateTimeOffset at, CancellationToken cancel) =>
        HeldMandate.IdOf(identifier) is { } id ? await FindAsync(id, at, cancel) : null;

    public Task NoteUseAsync(HeldMandate mandate, Guid batch, int sealedRows, CancellationToken cancel) =>
        parties.NoteAsync("mandates.used", mandate.Id, mandate.Mandator, $"{sealedRows}, {batch}", cancel);

    // Like the right to award, who may seal for whom is public: others have to judge a credential by it.
    private async Task<HeldMandate?> FindAsync(Guid id, DateTimeOffset at, CancellationToken cancel)
    {
        var mandateId = new MandateId(id);
        var mandate = await db.Set<Mandate>()
            .Across(Readings.Members)
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == mandateId && one.SignedAt != null, cancel);
        if (mandate is null)
            return null;
        var by = mandate.Mandatary;
        var answer = await db.Set<MandateAnswer>()
            .Across(Readings.Members)
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Institution == by && one.Mandate == mandateId, cancel);
        return View(new(mandate, answer), at);
    }

    private static HeldMandate View(MandatePair pair, DateTimeOffset at) =>
        new(
            pair.Mandate.Id.Value,
            pair.Mandate.Institution,
            pair.Mandate.Mandatary,
            $"{pair.Mandate.Statement} ({pair.Mandate.Reference})",
            pair.Mandate.Reference,
            pair.StateAt(at) == MandateState.InForce,
            pair.Mandate.Specifications
        );
}
