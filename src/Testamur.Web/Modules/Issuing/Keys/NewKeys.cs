using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Keys.Custody;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>The next key of a role, from wherever the settings say: made and sealed here, or of a device or service that keeps it.</summary>
internal sealed class NewKeys(
    CurrentTenant tenant,
    IInstitutions institutions,
    Envelope envelope,
    Custodians custodians,
    TimeProvider time
)
{
    /// <param name="before">The keys that the role has had: a device must offer another one.</param>
    public async Task<Result<IssuingKey>> MakeAsync(
        KeyRole role,
        int number,
        DateTimeOffset signsFrom,
        IReadOnlyList<IssuingKey> before,
        CancellationToken cancel
    )
    {
        var institution =
            await institutions.FindAsync(tenant.Id, cancel) ?? throw new InvalidOperationException("The institution is gone.");
        var id = Ids.New<IssuingKeyId>(time);
        if (custodians.Find(institution.Slug, role) is not { } rule)
        {
            using var secret = PrivateKey.Generate(IssuingKey.TypeOf(role));
            var sealedKey = await envelope.SealAsync(secret, IssuingKey.RecordOf(tenant.Id, id), cancel);
            return Key(secret.PublicKey, sealedKey, keptAs: null);
        }

        PublicKey kept;
        try
        {
            kept = custodians.Of(rule).PublicKeyOf(rule.Key);
        }
        catch (KeyUnavailableException)
        {
            return PlatformProblems.KeyAway();
        }

        if (kept.Type != IssuingKey.TypeOf(role))
            return IssuingProblems.KeyOfOtherKind();
        return before.Any(key => key.PublicKey == kept.ToMultikey())
            ? IssuingProblems.KeyUsedBefore()
            : Key(kept, sealedKey: null, rule.Key);

        IssuingKey Key(PublicKey publicKey, byte[]? sealedKey, string? keptAs) =>
            new()
            {
                Institution = tenant.Id,
                Id = id,
                Role = role,
                Number = number,
                PublicKey = publicKey.ToMultikey(),
                SealedPrivateKey = sealedKey,
                KeptAs = keptAs,
                CreatedAt = time.GetUtcNow(),
                SignsFrom = signsFrom,
            };
    }
}
