using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning;

internal readonly record struct OfferingId(Guid Value) : IId<OfferingId>
{
    public static OfferingId From(Guid value) => new(value);
}

internal readonly record struct EnrolmentId(Guid Value) : IId<EnrolmentId>
{
    public static EnrolmentId From(Guid value) => new(value);
}

internal readonly record struct AttemptId(Guid Value) : IId<AttemptId>
{
    public static AttemptId From(Guid value) => new(value);
}

internal readonly record struct AwardId(Guid Value) : IId<AwardId>
{
    public static AwardId From(Guid value) => new(value);
}
