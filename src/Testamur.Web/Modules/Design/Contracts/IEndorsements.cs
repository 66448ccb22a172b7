using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>Who from outside endorsed a version of the current institution while it was designed, as numbers.</summary>
internal interface IEndorsements
{
    /// <returns>How many partners of each kind stand by their endorsement.</returns>
    Task<IReadOnlyDictionary<PartnerKind, int>> CountAsync(Guid specification, int version, CancellationToken cancel);
}
