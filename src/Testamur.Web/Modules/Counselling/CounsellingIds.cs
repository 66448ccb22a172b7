using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Counselling;

internal readonly record struct AccessId(Guid Value) : IId<AccessId>
{
    public static AccessId From(Guid value) => new(value);
}

internal readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId From(Guid value) => new(value);
}
