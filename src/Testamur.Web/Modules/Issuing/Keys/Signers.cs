using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Keys.Custody;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>A signer with the id that verifiers find its key under.</summary>
internal sealed record NamedSigner(ISigner Signer, string VerificationMethod) : IDisposable
{
    /// <summary>The key's name within the institution.</summary>
    public string Fragment => VerificationMethod[(VerificationMethod.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public void Dispose() => (Signer as IDisposable)?.Dispose();

    public override string ToString() => $"NamedSigner {VerificationMethod}";
}

/// <summary>The keys with which the current institution signs now.</summary>
internal sealed class Signers(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    Envelope envelope,
    Custodians custodians,
    TimeProvider time
) : IInstitutionKeys
{
    public async Task<string?> SignAsync(Func<ISigner, string, string> sign, CancellationToken cancel)
    {
        using var found = await FindAsync(KeyRole.Token, cancel);
        return found is null ? null : sign(found.Signer, found.VerificationMethod);
    }

    /// <returns>Null when the institution has no key of this role yet.</returns>
    /// <exception cref="KeyUnavailableException">The key is kept elsewhere and cannot be used now. Nothing signs in its place.</exception>
    public async Task<NamedSigner?> FindAsync(KeyRole role, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keys = await db.Set<IssuingKey>().AsNoTracking().Where(key => key.Role == role).ToListAsync(cancel);
        var key = keys.Where(key => key.SignsAt(now)).MaxBy(key => key.Number);
        if (key is null || await institutions.FindAsync(tenant.Id, cancel) is not { } institution)
            return null;
        return new(await OpenAsync(key, institution, cancel), $"{institution.Did}#{key.Fragment}");
    }

    private async Task<ISigner> OpenAsync(IssuingKey key, InstitutionView institution, CancellationToken cancel)
    {
        if (key.SealedPrivateKey is { } sealedKey)
            return await envelope.OpenSignerAsync(key.Type, sealedKey, key.Record, cancel);
        if (
            key.KeptAs is not { } keptAs
            || custodians.Find(institution.Slug, key.Role) is not { } rule
            || !PublicKey.TryParseMultikey(key.PublicKey, out var publicKey)
        )
            throw new KeyUnavailableException($"No setting says who keeps {key.Fragment} of {institution.Slug}.");
        return custodians.Of(rule).Open(keptAs, publicKey);
    }

    public Task<bool> AreCompleteAsync(CancellationToken cancel) => AreCompleteAsync(db, cancel);

    public static async Task<bool> AreCompleteAsync(AppDb db, CancellationToken cancel) =>
        await db.Set<IssuingKey>().Select(key => key.Role).Distinct().CountAsync(cancel) == Enum.GetValues<KeyRole>().Length;
}
