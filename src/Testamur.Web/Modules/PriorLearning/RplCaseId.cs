using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning;

internal readonly record struct RplCaseId(Guid Value) : IId<RplCaseId>
{
    public static RplCaseId From(Guid value) => new(value);
}
