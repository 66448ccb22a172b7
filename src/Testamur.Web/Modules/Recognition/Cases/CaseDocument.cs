using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>
/// The credential of a case exactly as it was handed in, in a row of its own: lists need not load it, and it can be erased while the decision
/// keeps its hash.
/// </summary>
internal sealed class CaseDocument : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required CaseId Case { get; init; }

    public required byte[] Bytes { get; set; }
}
