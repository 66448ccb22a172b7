namespace Testamur.Web.Platform.Identity;

/// <summary>What somebody is at one institution.</summary>
internal enum Role
{
    Administrator,
    Author,
    QaOfficer,
    Approver,
    Assessor,
    Registrar,
    RecognitionOfficer,

    /// <summary>Plans with learners who ask for it; sees only those.</summary>
    Counsellor,

    /// <summary>Advises people who want what they have learnt elsewhere to count.</summary>
    Adviser,
}
