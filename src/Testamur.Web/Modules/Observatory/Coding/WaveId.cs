using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding;

internal readonly record struct WaveId(Guid Value) : IId<WaveId>
{
    public static WaveId From(Guid value) => new(value);
}
