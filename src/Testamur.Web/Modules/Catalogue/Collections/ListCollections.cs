using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>The signed-in person's collections, last changed first.</summary>
internal sealed class ListCollections(MyCollections mine)
{
    internal sealed record Row(Guid Id, string Name, int Offers, bool Shared, DateTimeOffset ChangedAt);

    internal sealed record Answer(IReadOnlyList<Row> Items);

    public async Task<Answer> HandleAsync(CancellationToken cancel) =>
        new([
            .. (await mine.ListAsync(cancel)).Select(one => new Row(
                one.Id.Value,
                one.Name,
                one.Offers.Count,
                one.SharedAt is not null,
                one.ChangedAt
            )),
        ]);

    public static void Map(RouteGroupBuilder collections) =>
        collections
            .MapGet(
                "",
                async (ListCollections useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("ListCollections")
            .WithSummary("The signed-in person's collections of offers");
}
