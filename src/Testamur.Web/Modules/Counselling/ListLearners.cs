using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Counselling;

/// <summary>The learners who let the acting counsellor see how they stand.</summary>
internal sealed class ListLearners(Accesses accesses, Actor actor, IPeople people)
{
    internal sealed record Row(Guid Access, string Name, DateTimeOffset EndsAt);

    public async Task<Result<IReadOnlyList<Row>>> HandleAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.Counsel))
            return PlatformProblems.NotAllowed();
        var open = await accesses.ListOpenAsync(cancel);
        var names = await people.FindAllAsync([.. open.Select(access => access.Person).Distinct()], cancel);
        return open.Where(access => names.ContainsKey(access.Person))
            .Select(access => new Row(access.Id.Value, names[access.Person].Name, access.EndsAt))
            .ToArray();
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapGet(
                "",
                async (ListLearners useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(cancel)).ToHttp(rows => TypedResults.Ok(rows))
            )
            .Requires(Permission.Counsel)
            .Produces<IReadOnlyList<Row>>()
            .WithName("ListLearners")
            .WithSummary("The learners who let you see how they stand");
}
