namespace Testamur.Web.Modules.Quality;

/// <summary>
/// The ten questions of the checklist, one for each standard of part 1 of the Standards and Guidelines for Quality Assurance in
/// the European Higher Education Area (https://www.enqa.eu/esg/), in the order of the standards. The wording is ours.
/// </summary>
internal enum Question
{
    Policy,
    Design,
    Learning,
    Admission,
    Staff,
    Resources,
    Information,
    PublicInformation,
    Monitoring,
    ExternalReview,
}

internal enum Answer
{
    Yes,
    No,
    NotApplicable,
}
