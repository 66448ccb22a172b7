using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design;

/// <summary>A specification over all its versions; random, because it stands in a public address.</summary>
internal readonly record struct SpecificationId(Guid Value) : IId<SpecificationId>
{
    public static SpecificationId From(Guid value) => new(value);
}
