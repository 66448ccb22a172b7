using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>
/// A key that seals European Digital Credentials. It seals once a trust service provider has certified whose it is, until the certificate ends or
/// another takes its place; what it sealed carries the certificate along.
/// </summary>
internal sealed class SealKey : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required SealKeyId Id { get; init; }

    public required byte[] SealedPrivateKey { get; set; }

    /// <summary>The certificate request, PEM.</summary>
    public required string Request { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The certificate and those of its authorities, PEM, the key's own first; null while it is awaited.</summary>
    public string? Certificates { get; private set; }

    /// <summary>Whose seal it is, as registered.</summary>
    public string? Owner { get; private set; }

    /// <summary>The owner's identifier, as registered: <c>VATFI-12345678</c>.</summary>
    public string? OwnerIdentifier { get; private set; }

    public DateTimeOffset? NotBefore { get; private set; }

    public DateTimeOffset? NotAfter { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public RecordName Record => RecordOf(Institution, Id);

    public bool SealsAt(DateTimeOffset now) => RetiredAt is null && NotBefore <= now && now < NotAfter;

    public void Install(SealCertificates certificates) =>
        (Certificates, Owner, OwnerIdentifier, NotBefore, NotAfter) = (
            certificates.Pem,
            certificates.Owner,
            certificates.OwnerIdentifier,
            certificates.NotBefore,
            certificates.NotAfter
        );

    public void Retire(DateTimeOffset at) => RetiredAt ??= at;

    public static RecordName RecordOf(InstitutionId institution, SealKeyId id) =>
        new("issuing_seals", institution, id.Value, "private-key");

    public override string ToString() => $"SealKey {Id.Value} [redacted]";
}
