using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Funding;

internal readonly record struct FundingAccountId(Guid Value) : IId<FundingAccountId>
{
    public static FundingAccountId From(Guid value) => new(value);
}
