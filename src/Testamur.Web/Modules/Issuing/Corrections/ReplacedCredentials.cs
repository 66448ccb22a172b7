using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// The credentials in place of which others are being issued. The new ones name them, and they are revoked in the same transaction: there are never two, and never none.
/// </summary>
internal sealed class ReplacedCredentials(AppDb db, StatusActs acts)
{
    /// <summary>How the new documents name an old one: each form its like.</summary>
    /// <param name="European">The European form; the badge where there was no such form.</param>
    internal sealed record Names(string Badge, string European);

    /// <param name="rows">Rows whose texts are being written.</param>
    public async Task<IReadOnlyDictionary<CredentialId, Names>> DocumentsAsync(
        IReadOnlyList<BatchItem> rows,
        CancellationToken cancel
    )
    {
        CredentialId[] ids = [.. rows.Select(row => row.Replaces).OfType<CredentialId>()];
        if (ids.Length == 0)
            return new Dictionary<CredentialId, Names>();
        var olds = await db.Set<Credential>()
            .Where(credential => ids.Contains(credential.Id))
            .Select(credential => new
            {
                credential.Id,
                credential.PublicId,
                HasEuropean = credential.European != null,
            })
            .ToListAsync(cancel);
        return olds.ToDictionary(
            old => old.Id,
            old => new Names(old.PublicId, old.HasEuropean ? Payloads.EuropeanId(old.PublicId) : old.PublicId)
        );
    }

    /// <param name="sealedRows">Rows whose credentials are added in the unit of work at hand.</param>
    public async Task WithdrawAsync(IReadOnlyList<BatchItem> sealedRows, Batch batch, CancellationToken cancel)
    {
        if (batch.ReissueReason is not { } reason)
            return;
        var news = sealedRows
            .Where(row => row is { Replaces: not null, Credential: not null })
            .ToDictionary(row => row.Replaces.GetValueOrDefault(), row => row.Credential);
        CredentialId[] ids = [.. news.Keys];
        var olds = await db.Set<Credential>().Where(credential => ids.Contains(credential.Id)).ToListAsync(cancel);
        var learners = await acts.LearnersAsync(olds, cancel);
        foreach (var old in olds)
            acts.Revoke(old, RevocationCode.Replaced, reason, batch.ConfirmedBy, learners, news[old.Id]);
        acts.TellLearners();
    }
}
