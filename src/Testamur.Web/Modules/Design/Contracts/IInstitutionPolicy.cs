using Testamur.Education.Packs;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>The rules the current institution goes by: a shipped pack with its own policy laid over it.</summary>
internal interface IInstitutionPolicy
{
    Task<Pack> FindAsync(CancellationToken cancel);
}
