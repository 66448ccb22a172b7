using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>One credential in one person's wallet.</summary>
internal readonly record struct HoldingId(Guid Value) : IId<HoldingId>
{
    public static HoldingId From(Guid value) => new(value);
}

/// <summary>One link by which a credential is shown to somebody.</summary>
internal readonly record struct ShareId(Guid Value) : IId<ShareId>
{
    public static ShareId From(Guid value) => new(value);
}
