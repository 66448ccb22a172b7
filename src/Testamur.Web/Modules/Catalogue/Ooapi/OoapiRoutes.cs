using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Legal;

namespace Testamur.Web.Modules.Catalogue.Ooapi;

/// <summary>The addresses of the Open Education API, version 5; its refusals have the form that it gives them.</summary>
internal static class OoapiRoutes
{
    private const string Specification = "https://openonderwijsapi.nl/specification/v5/docs.html";

    public static void MapOoapi(this IEndpointRouteBuilder site)
    {
        var api = site.MapGroup("/api/ooapi/v5").AllowAnonymous().ExcludeFromDescription();
        api.MapGet("/", Service);
        api.MapGet(
            "/organizations",
            (HttpRequest http, ServeOoapi serve, CancellationToken cancel) =>
                ListAsync(http, false, async list => await serve.OrganizationsAsync(list, cancel))
        );
        api.MapGet(
            "/organizations/{id:guid}",
            async (Guid id, ServeOoapi serve, CancellationToken cancel) => Found(await serve.OrganizationAsync(id, cancel))
        );
        api.MapGet(
            "/organizations/{id:guid}/courses",
            (Guid id, HttpRequest http, ServeOoapi serve, CancellationToken cancel) =>
                ListAsync(http, false, list => serve.CoursesAsync(id, list, cancel))
        );
        api.MapGet(
            "/organizations/{id:guid}/offerings",
            (Guid id, HttpRequest http, ServeOoapi serve, CancellationToken cancel) =>
                ListAsync(
                    http,
                    true,
                    async list =>
                        await serve.OrganizationAsync(id, cancel) is null
                            ? null
                            : await serve.OfferingsAsync(
                                serve.Runs().Where(run => run.Institution == new Platform.Tenancy.InstitutionId(id)),
                                list,
                                cancel
                            )
                )
        );
        api.MapGet(
            "/courses",
            (HttpRequest http, ServeOoapi serve, CancellationToken cancel) =>
                ListAsync(http, false, list => serve.CoursesAsync(null, list, cancel))
        );
        api.MapGet(
            "/courses/{id:guid}",
            async (Guid id, ServeOoapi serve, CancellationToken cancel) => Found(await serve.CourseAsync(id, cancel))
        );
        api.MapGet(
            "/courses/{id:guid}/offerings",
            (Guid id, HttpRequest http, ServeOoapi serve, CancellationToken cancel) =>
                ListAsync(
                    http,
                    true,
                    async list =>
                        await serve.CourseAsync(id, cancel) is null
                            ? null
                            : await serve.OfferingsAsync(serve.Runs().Where(run => run.Specification == id), list, cancel)
                )
        );
        api.MapGet(
            "/offerings/{id:guid}",
            async (Guid id, ServeOoapi serve, CancellationToken cancel) => Found(await serve.OfferingAsync(id, cancel))
        );
    }

    private static IResult Service(IOptions<TestamurOptions> platform, IOptions<LegalOptions> legal)
    {
        var service = new JsonObject
        {
            ["specification"] = Specification,
            ["documentation"] = platform.Value.Link("/imprint").AbsoluteUri,
        };
        if (legal.Value.Email is { } email)
            service["contactEmail"] = email;
        return Results.Json(service);
    }

    private static async Task<IResult> ListAsync(HttpRequest http, bool dated, Func<OoapiParameters, Task<JsonObject?>> read)
    {
        if (OoapiParameters.Read(http.Query, dated, out var wrong) is not { } list)
            return Refused(StatusCodes.Status400BadRequest, "Bad request", wrong);
        return Found(await read(list));
    }

    private static IResult Found(JsonObject? document) =>
        document is null
            ? Refused(StatusCodes.Status404NotFound, "Resource not found", "Nothing here has this id.")
            : Results.Json(document);

    private static IResult Refused(int status, string title, string detail) =>
        Results.Json(OoapiDocuments.Problem(status, title, detail), contentType: "application/problem+json", statusCode: status);
}
