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
/// <param name="IsHere">Whether it signs in this process; a device or a service may take its time.</param>
internal sealed record NamedSigner(ISigner Signer, string VerificationMethod, bool IsHere) : IDisposable
{
    /// <summary>The key's name within the institution.</summary>
    public string Fragment => VerificationMethod[(VerificationMethod.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public void Dispose() => (Signer as IDisposable)?.Dispose();

    public override string ToString() => $"NamedSigner {VerificationMethod}";
}

/// <summary>What signs a credential in both its forms.</summary>
internal sealed record SigningPair(NamedSigner Proofs, NamedSigner Tokens) : IDisposable
{
    public void Dispose()
    {
        Proofs.Dispose();
        Tokens.Dispose();
    }
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
        var keys = await db.Set<IssuingKey>().AsNoTracking().Where(key => key.Role == role).ToListAsync(cancel);
        return await FindAsync(keys, role, cancel);
    }

    /// <returns>Null when a key is missing.</returns>
    /// <exception cref="KeyUnavailableException">A key is kept elsewhere and cannot be used now. Nothing signs in its place.</exception>
    public async Task<SigningPair?> FindPairAsync(CancellationToken cancel)
    {
        var keys = await db.Set<IssuingKey>().AsNoTracking().Where(key => key.Role != KeyRole.Status).ToListAsync(cancel);
        if (await FindAsync(keys, KeyRole.Credential, cancel) is not { } proofs)
            return null;
        NamedSigner? tokens = null;
        try
        {
            tokens = await FindAsync(keys, KeyRole.Token, cancel);
        }
        finally
        {
            if (tokens is null)
                proofs.Dispose();
        }

        return tokens is null ? null : new(proofs, tokens);
    }

    private async Task<NamedSigner?> FindAsync(List<IssuingKey> keys, KeyRole role, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var key = keys.Where(key => key.Role == role && key.SignsAt(now)).MaxBy(key => key.Number);
        if (key is null || await institutions.FindAsync(tenant.Id, cancel) is not { } institution)
            return null;
        var signer = await OpenAsync(key, institution, cancel);
        return new(signer, $"{institution.Did}#{key.Fragment}", IsHere: key.SealedPrivateKey is not null);
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
