using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Contracts;

/// <summary>Which institutions keep their register of awards after a learner is gone, since a law or a charter tells them to.</summary>
internal interface IRegisterDuties
{
    /// <returns>The institutions that stated a basis. All others erase what they hold of a learner with the account.</returns>
    Task<IReadOnlyList<InstitutionId>> ListKeepersAsync(CancellationToken cancel);
}
