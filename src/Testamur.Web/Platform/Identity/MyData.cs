using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Web.Platform.Identity;

/// <summary>Everything every module stores about the signed-in person, as one JSON document.</summary>
internal sealed class MyData(IEnumerable<IPersonalData> modules, Actor actor, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public async Task<JsonObject> ReadAsync(CancellationToken cancel)
    {
        var document = new JsonObject { ["person"] = actor.RequiredId.Value, ["writtenAt"] = time.GetUtcNow() };
        foreach (var module in modules.OrderBy(module => module.Section, StringComparer.Ordinal))
            document[module.Section] = await module.ExportAsync(actor.RequiredId, cancel);
        return document;
    }

    public static void Map(RouteGroupBuilder my, IEndpointRouteBuilder site)
    {
        my.MapGet("/data", async (MyData data, CancellationToken cancel) => TypedResults.Ok(await data.ReadAsync(cancel)))
            .WithName("GetMyData")
            .WithSummary("Everything stored about you");
        site.MapGet(
                "/my/account/data",
                async (MyData data, CancellationToken cancel) =>
                    TypedResults.File(
                        JsonSerializer.SerializeToUtf8Bytes(await data.ReadAsync(cancel), Readable),
                        "application/json",
                        "testamur-my-data.json"
                    )
            )
            .RequireAuthorization()
            .ExcludeFromDescription();
    }
}
