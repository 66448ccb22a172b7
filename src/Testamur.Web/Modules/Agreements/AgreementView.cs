using System.Text.Json;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Agreements;

/// <summary>A party of a version and what it did.</summary>
/// <param name="Slug">Short name of the institution.</param>
/// <param name="Id">As the document names it.</param>
/// <param name="Signature">Detached JWS over the canonical document.</param>
/// <param name="Finding">What checking the signature again came to; null when nobody signed.</param>
public sealed record PartyView(
    string Slug,
    string Id,
    string Name,
    DateTimeOffset? AgreedAt,
    DateTimeOffset? SignedAt,
    string? SignedAs,
    string? Signature,
    SignatureFinding? Finding
);

/// <summary>A version in a list.</summary>
/// <param name="State">On the day of asking.</param>
/// <param name="LastDay">The last day as it is now: notice and the next version may have moved it.</param>
/// <param name="Waits">Whether the acting institution comes next.</param>
/// <param name="Holds">Whether it is what its state says: false of one that would apply, did not a signature under it no longer hold.</param>
public sealed record AgreementRow(
    Guid Id,
    int Version,
    AgreementState State,
    LangText Title,
    IReadOnlyList<string> Parties,
    DateOnly? From,
    DateOnly? LastDay,
    DateTimeOffset ChangedAt,
    bool Waits,
    bool Holds
);

/// <summary>A step of a version's history.</summary>
/// <param name="By">Null when the person has no account any more.</param>
public sealed record AgreementStep(AgreementAct Act, string Institution, string? By, DateTimeOffset At, string? Text);

/// <summary>One version, whole.</summary>
/// <param name="Revision">Counts its changes; a change names the one it was made on.</param>
/// <param name="Document">The document as it is signed.</param>
/// <param name="Fingerprint">SHA-256 of its canonical form, in hexadecimal: whoever signs names it.</param>
/// <param name="Reason">Why it is suspended, or ends early.</param>
/// <param name="Flaws">What keeps it from being agreed.</param>
public sealed record AgreementView(
    Guid Id,
    int Version,
    int Revision,
    AgreementState State,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    string? Reason,
    JsonElement Document,
    string Fingerprint,
    IReadOnlyList<PartyView> Parties,
    IReadOnlyList<AgreementFlaw> Flaws,
    IReadOnlyList<AgreementStep> History,
    IReadOnlyList<AgreementRow> Versions
)
{
    /// <summary>Whether it is what its state says: false of one that would apply, did not a signature under it no longer hold.</summary>
    public bool Holds =>
        State is not (AgreementState.Signed or AgreementState.InForce)
        || Parties.All(party => party.Finding == SignatureFinding.Valid);
}

/// <summary>A version as a page shows it.</summary>
/// <param name="Content">What the document says.</param>
/// <param name="SuspendedBy">Name of the institution that stopped it.</param>
public sealed record AgreementSheet(AgreementView View, Agreement Content, string? SuspendedBy);
