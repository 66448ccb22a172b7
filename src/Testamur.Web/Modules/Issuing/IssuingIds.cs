using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Issuing;

internal readonly record struct IssuingKeyId(Guid Value) : IId<IssuingKeyId>
{
    public static IssuingKeyId From(Guid value) => new(value);
}

/// <summary>Public, in the address of the list: random.</summary>
internal readonly record struct StatusListId(Guid Value) : IId<StatusListId>
{
    public static StatusListId From(Guid value) => new(value);
}

internal readonly record struct BatchId(Guid Value) : IId<BatchId>
{
    public static BatchId From(Guid value) => new(value);
}

internal readonly record struct CredentialId(Guid Value) : IId<CredentialId>
{
    public static CredentialId From(Guid value) => new(value);
}

internal readonly record struct SealKeyId(Guid Value) : IId<SealKeyId>
{
    public static SealKeyId From(Guid value) => new(value);
}

internal readonly record struct CorrectionId(Guid Value) : IId<CorrectionId>
{
    public static CorrectionId From(Guid value) => new(value);
}

internal readonly record struct IssuedCheckId(Guid Value) : IId<IssuedCheckId>
{
    public static IssuedCheckId From(Guid value) => new(value);
}
