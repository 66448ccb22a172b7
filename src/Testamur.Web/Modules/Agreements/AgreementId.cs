using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Agreements;

/// <summary>An agreement in all its versions; the <c>id</c> of its documents.</summary>
internal readonly record struct AgreementId(Guid Value) : IId<AgreementId>
{
    public static AgreementId From(Guid value) => new(value);
}
