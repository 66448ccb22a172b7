namespace Testamur.Education.Elm;

/// <summary>The application profiles of the European Learning Model that ship with the library.</summary>
public enum ElmProfile
{
    /// <summary>A European Digital Credential with its controlled lists: the one that credentials name.</summary>
    Generic,

    /// <summary>The same without the controlled lists.</summary>
    GenericStructure,

    /// <summary>With the accreditation as evidence, and one claim.</summary>
    Accredited,

    /// <summary>Issued by somebody else than who awards.</summary>
    IssuedByMandate,

    /// <summary>Made of a paper document, which is embedded.</summary>
    Converted,

    /// <summary>A diploma supplement.</summary>
    DiplomaSupplement,

    /// <summary>Learning opportunities and qualifications, as published to Europass.</summary>
    Loq,

    /// <summary>Accreditations, as published to Europass.</summary>
    Ams,

    /// <summary>Identification of a person.</summary>
    Pid,
}
