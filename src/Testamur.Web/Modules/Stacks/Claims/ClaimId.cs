using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Claims;

internal readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static ClaimId From(Guid value) => new(value);
}
