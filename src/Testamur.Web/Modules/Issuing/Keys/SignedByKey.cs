using Testamur.Web.Modules.Issuing.Credentials;

namespace Testamur.Web.Modules.Issuing.Keys;

internal static class SignedByKey
{
    /// <summary>What still stands of what a key signed, in any form, since a moment.</summary>
    public static IQueryable<Credential> SignedBy(
        this IQueryable<Credential> credentials,
        string fragment,
        DateTimeOffset since
    ) =>
        credentials.Where(credential =>
            (credential.ProofKey == fragment || credential.TokenKey == fragment)
            && credential.SignedAt >= since
            && credential.RevokedAt == null
        );
}
