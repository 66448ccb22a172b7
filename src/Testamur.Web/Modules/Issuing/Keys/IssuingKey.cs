using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>What a key signs. One key never has two roles.</summary>
internal enum KeyRole
{
    /// <summary>Credentials with an embedded proof: Ed25519, <c>eddsa-jcs-2022</c>.</summary>
    Credential,

    /// <summary>Credentials as <c>vc+jwt</c>: P-256, ES256.</summary>
    Token,

    /// <summary>Status lists: Ed25519.</summary>
    Status,
}

/// <summary>A key of an institution. The public half stays in the DID document for as long as a credential signed with it lives.</summary>
internal sealed class IssuingKey : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required IssuingKeyId Id { get; init; }

    public required KeyRole Role { get; init; }

    /// <summary>Counts the keys of one role from 1; two rotations at once cannot both take the next.</summary>
    public required int Number { get; init; }

    /// <summary>Multikey.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Null when the key is kept by a device or a service.</summary>
    public required byte[]? SealedPrivateKey { get; set; }

    /// <summary>How the device or service that keeps the key calls it; null when it lies sealed here.</summary>
    public string? KeptAs { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The public key is published before, so that no verifier meets a signature by a key its cache does not know.</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>From here on its successor signs.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Since when somebody else may have signed with it; null for a key that nobody else has had. What it signed since counts for nothing.</summary>
    public DateTimeOffset? CompromisedSince { get; private set; }

    public string Fragment => $"{Role.ToString().ToLowerInvariant()}-{Number}";

    public KeyType Type => TypeOf(Role);

    public RecordName Record => RecordOf(Institution, Id);

    public void Retire(DateTimeOffset at) => RetiredAt = RetiredAt < at ? RetiredAt : at;

    public void Compromise(DateTimeOffset since, DateTimeOffset now)
    {
        CompromisedSince = since;
        Retire(now);
    }

    public bool SignsAt(DateTimeOffset now) =>
        CompromisedSince is null && SignsFrom <= now && (RetiredAt is not { } retired || now < retired);

    public static KeyType TypeOf(KeyRole role) => role == KeyRole.Token ? KeyType.P256 : KeyType.Ed25519;

    public static RecordName RecordOf(InstitutionId institution, IssuingKeyId id) =>
        new("issuing_keys", institution, id.Value, "private-key");

    public override string ToString() => $"IssuingKey {Fragment} [redacted]";
}
