using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Tenancy;

/// <summary>The institution that owns a row: the first column of every institution-owned key.</summary>
internal readonly record struct InstitutionId(Guid Value) : IId<InstitutionId>
{
    public static InstitutionId From(Guid value) => new(value);
}
