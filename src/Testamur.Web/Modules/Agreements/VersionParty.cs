using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>What one party did about one version.</summary>
internal sealed class VersionParty
{
    public const int LongestSignature = 8000;

    public required AgreementId Agreement { get; init; }

    public required int Number { get; init; }

    public required InstitutionId Institution { get; init; }

    public DateTimeOffset? AgreedAt { get; private set; }

    public PersonId? AgreedBy { get; private set; }

    /// <summary>Detached JWS over the canonical document.</summary>
    public string? Signature { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public PersonId? SignedBy { get; private set; }

    /// <summary>The signatory of the document in whose name it was signed.</summary>
    public string? SignedAs { get; private set; }

    public void Agree(PersonId by, DateTimeOffset at) => (AgreedBy, AgreedAt) = (by, at);

    public void Sign(string signature, string signatory, PersonId by, DateTimeOffset at) =>
        (Signature, SignedAs, SignedBy, SignedAt) = (signature, signatory, by, at);

    /// <summary>After a change of the document nobody has agreed or signed.</summary>
    public void StartAgain()
    {
        (AgreedAt, AgreedBy) = (null, null);
        (Signature, SignedAt, SignedBy, SignedAs) = (null, null, null, null);
    }
}
