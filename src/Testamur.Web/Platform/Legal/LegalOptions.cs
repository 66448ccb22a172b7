namespace Testamur.Web.Platform.Legal;

/// <summary>Who answers for this installation; section <c>Testamur:Legal</c>. What is not set, the pages say is not set.</summary>
internal sealed class LegalOptions
{
    /// <summary>Name and legal form.</summary>
    public string? Operator { get; set; }

    /// <summary>Postal address; lines parted by line breaks.</summary>
    public string? Address { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Who may act for the operator.</summary>
    public string? Representative { get; set; }

    /// <summary>Register and number, VAT number, and the like.</summary>
    public string? Registration { get; set; }

    /// <summary>How to reach whoever answers for data protection.</summary>
    public string? DataProtectionContact { get; set; }

    /// <summary>The authority one may complain to about data protection.</summary>
    public string? SupervisoryAuthority { get; set; }

    /// <summary>The body that enforces accessibility for this operator.</summary>
    public string? AccessibilityEnforcement { get; set; }

    /// <summary>Where the servers stand and who runs them.</summary>
    public string? Hosting { get; set; }
}
