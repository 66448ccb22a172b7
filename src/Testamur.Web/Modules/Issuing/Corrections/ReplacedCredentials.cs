using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>Revokes the credentials in place of which others are being issued, in the same transaction: there are never two, and never none.</summary>
internal sealed class ReplacedCredentials(AppDb db, StatusActs acts)
{
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
