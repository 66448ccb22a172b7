using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Testamur.Web.Platform.Ids;

/// <summary>Stores a typed id as the UUID it is.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IId<TId>
{
    // An expression tree cannot call a static member of an interface itself.
    private static TId Make(Guid value) => TId.From(value);
}
