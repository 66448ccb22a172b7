using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>One look at what an institution issued since the last one, as a stranger would verify it.</summary>
internal sealed class IssuedCheck : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required IssuedCheckId Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Documents that were verified.</summary>
    public int Checked { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Documents of which a key or list could not be had.</summary>
    public int Undetermined { get; private set; }

    public void Count(bool failed, bool isUndetermined)
    {
        Checked++;
        Failed += failed ? 1 : 0;
        Undetermined += isUndetermined ? 1 : 0;
    }
}

/// <summary>A document that did not verify as it should.</summary>
internal sealed class IssuedCheckFinding : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required IssuedCheckId Check { get; init; }

    public required CredentialId Credential { get; init; }

    /// <summary>As the verifier names it.</summary>
    public required string Form { get; init; }

    public required string Why { get; init; }
}
