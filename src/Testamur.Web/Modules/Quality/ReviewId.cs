using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Quality;

internal readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);
}
