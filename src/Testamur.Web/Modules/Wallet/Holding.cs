using Testamur.Credentials.Proofs;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

public enum HoldingState
{
    Offered,
    Accepted,
    Declined,
}

/// <summary>
/// A credential that belongs to a person. It carries its own copy of all documents and of what they mean, so it stays whole when
/// the institution leaves. Not institution-owned: whoever issued it, it lies in the same wallet.
/// </summary>
internal sealed class Holding
{
    public required HoldingId Id { get; init; }

    /// <summary>The <see cref="Source"/> of what was recognised.</summary>
    public const string Transfer = "transfer";

    /// <summary>Null while nobody has claimed it.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>Whom it waits for: <see cref="WaitingFor.Hash"/> of the e-mail address. Forgotten as soon as it is claimed.</summary>
    public string? EmailHash { get; private set; }

    public required InstitutionId Issuer { get; init; }

    /// <summary>The issuer's name on the day of issue.</summary>
    public required string IssuerName { get; init; }

    /// <summary>The key in the issuer's records.</summary>
    public required Guid Credential { get; init; }

    /// <summary>The <c>id</c> inside the document.</summary>
    public required string PublicId { get; init; }

    /// <summary>The award in the issuer's records.</summary>
    public required Guid Award { get; init; }

    public required string Title { get; init; }

    /// <summary>In hundredths of a credit.</summary>
    public required int Ects { get; init; }

    public int? EqfLevel { get; init; }

    /// <summary>ISCED-F 2013 code of the field, for the picture.</summary>
    public string? Field { get; init; }

    public required Guid Specification { get; init; }

    public required string SpecificationUri { get; init; }

    /// <summary>The version of the specification it was awarded for.</summary>
    public required int SpecificationVersion { get; init; }

    /// <summary>What was counted for it, as JSON; null unless it is a larger credential made of others.</summary>
    public string? Parts { get; init; }

    /// <summary>The specification version it was awarded for, as JSON; null when the issuer could not give it.</summary>
    public string? SpecificationContent { get; init; }

    /// <summary>How it was earned, in the words of the stacking rules: <c>taught</c>, <c>rpl</c>, or <c>transfer</c> when it was recognised. The document need not say it.</summary>
    public required string Source { get; init; }

    /// <summary>The name the credential was issued to.</summary>
    public required string LearnerName { get; init; }

    public string? Grade { get; init; }

    /// <summary>Code of the vocabulary <c>supervision</c>.</summary>
    public string? Supervision { get; init; }

    public string? IdentityChecked { get; init; }

    /// <summary>Title and issuer in one letter case, since the two databases fold letters differently.</summary>
    public required string SearchText { get; init; }

    public required DateOnly AwardedOn { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The sealed document with its embedded proof, exactly as issued.</summary>
    public required string DataIntegrity { get; init; }

    /// <summary>The same claims as a token; what it has in common with <see cref="DataIntegrity"/> is left out.</summary>
    public required string Token { get; init; }

    /// <summary>The whole token, exactly as issued.</summary>
    public string Jwt => VcJwt.Attach(Token, DataIntegrity);

    /// <summary>The same award as a sealed European Digital Credential, exactly as issued; null when the issuer had no seal.</summary>
    public string? European { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevocationReason { get; private set; }

    /// <summary>While it is suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public string? SuspensionReason { get; private set; }

    /// <summary>When its suspension last changed: events may come in another order than they happened.</summary>
    public DateTimeOffset? SuspensionChangedAt { get; private set; }

    public HoldingState State { get; private set; }

    public DateTimeOffset? StateSince { get; private set; }

    /// <summary>Raised by each change, so that two changes at once cannot both succeed.</summary>
    public int Version { get; private set; }

    public HoldingStanding StandingAt(DateTimeOffset now) =>
        RevokedAt is not null ? HoldingStanding.Revoked
        : SuspendedAt is not null ? HoldingStanding.Suspended
        : ValidUntil is { } until && until < now ? HoldingStanding.Expired
        : HoldingStanding.Stands;

    /// <summary>Of a statement of recognition the title of what was recognised; null of every other credential.</summary>
    public string? Recognised() => RecognisedIn(Source, Title, Parts);

    /// <inheritdoc cref="Recognised"/>
    public static string? RecognisedIn(string source, string title, string? parts) =>
        source != Transfer ? null
        : Holdings.PartsOf(parts) is [var recognised, ..] ? recognised.Title
        : title;

    public static string Searchable(string text) => text.Normalize().ToUpperInvariant();

    public void BelongsTo(PersonId person)
    {
        (Person, EmailHash) = (person, null);
        Version++;
    }

    public void WaitsFor(string email) => EmailHash = WaitingFor.Hash(email);

    /// <summary>A declined one may still be accepted: the credential stands, whatever its owner thought first.</summary>
    public void Accept(PersonId person, DateTimeOffset now)
    {
        BelongsTo(person);
        if (State != HoldingState.Accepted)
            (State, StateSince) = (HoldingState.Accepted, now);
    }

    public Problem? Decline(PersonId person, DateTimeOffset now)
    {
        if (State == HoldingState.Accepted)
            return WalletProblems.AlreadyAccepted();
        BelongsTo(person);
        if (State != HoldingState.Declined)
            (State, StateSince) = (HoldingState.Declined, now);
        return null;
    }

    /// <summary>The first revocation counts; it is never taken back.</summary>
    public void Revoke(DateTimeOffset at, string? reason)
    {
        if (RevokedAt is not null)
            return;
        (RevokedAt, RevocationReason) = (at, reason);
        Version++;
    }

    public void Suspend(DateTimeOffset at, string? reason)
    {
        if (at < SuspensionChangedAt)
            return;
        (SuspendedAt, SuspensionReason, SuspensionChangedAt) = (at, reason, at);
        Version++;
    }

    public void Reinstate(DateTimeOffset at)
    {
        if (at < SuspensionChangedAt)
            return;
        (SuspendedAt, SuspensionReason, SuspensionChangedAt) = (null, null, at);
        Version++;
    }
}

/// <summary>What the wallet's own records say. Whether the seal holds is for the verifier.</summary>
public enum HoldingStanding
{
    Stands,
    Expired,

    /// <summary>Not valid for now.</summary>
    Suspended,
    Revoked,
}
