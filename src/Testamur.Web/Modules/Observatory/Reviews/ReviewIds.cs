using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

internal readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);
}

internal readonly record struct SearchId(Guid Value) : IId<SearchId>
{
    public static SearchId From(Guid value) => new(value);
}

internal readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    public static ReportId From(Guid value) => new(value);
}
