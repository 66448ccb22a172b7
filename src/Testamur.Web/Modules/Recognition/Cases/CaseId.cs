using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Recognition.Cases;

internal readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId From(Guid value) => new(value);
}
