using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Issuing.Keys.Custody;

/// <summary>Section <c>Testamur:Issuing:Custody</c>: which keys are kept outside of the platform.</summary>
internal sealed class CustodyOptions : IValidatableObject
{
    /// <summary>One entry for each role of an institution whose keys are kept elsewhere. Default: none, and all keys lie sealed in the database.</summary>
    public IList<CustodyRule> Keys { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (number, rule) in Keys.Index())
        {
            if (rule.Flaw is { } flaw)
                yield return new($"Testamur:Issuing:Custody:Keys:{number}: {flaw}");
        }

        if (Keys.GroupBy(rule => (rule.Institution, rule.Role)).Any(group => group.Count() > 1))
            yield return new("Testamur:Issuing:Custody: a role of an institution stands there twice.");
    }
}

/// <summary>Where the next key of one role comes from. A key in use stays where it is until it is rotated.</summary>
internal sealed class CustodyRule
{
    /// <summary>The institution's short name in addresses.</summary>
    public string Institution { get; set; } = "";

    /// <summary>
    /// <see cref="KeyRole.Credential"/> or <see cref="KeyRole.Token"/>. Status lists are signed every few minutes, day and night, by the platform itself.
    /// </summary>
    public KeyRole? Role { get; set; }

    /// <summary>How the custodian calls the key: the label on a token, the credential's id at a service.</summary>
    public string Key { get; set; } = "";

    /// <summary>A PKCS #11 token: the library's path.</summary>
    public string? Module { get; set; }

    /// <summary>The token's label.</summary>
    public string? Token { get; set; }

    /// <summary>A file with the PIN of the token, or of the credential at the service.</summary>
    public string? PinFile { get; set; }

    /// <summary>A remote signing service: its base address.</summary>
    public Uri? Service { get; set; }

    public string? ClientId { get; set; }

    /// <summary>A file with the password of <see cref="ClientId"/>.</summary>
    public string? SecretFile { get; set; }

    /// <summary>What is missing or does not fit; null for nothing.</summary>
    public string? Flaw =>
        this switch
        {
            { Institution.Length: 0 } or { Key.Length: 0 } or { Role: null } => "Institution, Role and Key are needed.",
            { Role: KeyRole.Status } => "keys of status lists are kept by the platform.",
            { Module: not null, Service: not null } => "name either a Module or a Service.",
            { Module: not null } => Token is null || PinFile is null ? "Module needs Token and PinFile." : null,
            { Service: not null } when Role != KeyRole.Token => "a remote service signs with P-256: only for the role Token.",
            { Service: { } address } when !IsSafe(address) => "Service must be an https address that ends with a slash.",
            { Service: not null } => ClientId is null || SecretFile is null ? "Service needs ClientId and SecretFile." : null,
            _ => "name a Module or a Service.",
        };

    private static bool IsSafe(Uri address) =>
        address is { IsAbsoluteUri: true }
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        && address.AbsolutePath.EndsWith('/');
}
