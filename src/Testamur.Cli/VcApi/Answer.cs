using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Cli.VcApi;

/// <summary>What the facade answers: a status and a JSON object.</summary>
internal sealed record Answer(int Status, JsonObject Body)
{
    public static Answer Created(JsonNode credential) =>
        new(StatusCodes.Status201Created, new JsonObject { ["verifiableCredential"] = credential });

    public static Answer Refused(params IEnumerable<string> errors) =>
        new(
            StatusCodes.Status400BadRequest,
            new JsonObject
            {
                ["verified"] = false,
                ["errors"] = new JsonArray([.. errors.Select(error => JsonValue.Create(error))]),
            }
        );

    public static Task<IResult> OfAsync(HttpRequest request, Func<JsonObject, Answer> handle) =>
        OfAsync(request, body => ValueTask.FromResult(handle(body)));

    /// <summary>Reads the body strictly, and turns what the libraries refuse into 400.</summary>
    public static async Task<IResult> OfAsync(HttpRequest request, Func<JsonObject, ValueTask<Answer>> handle)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var answer = await AnswerAsync(body.ToArray(), handle).ConfigureAwait(false);
        return Results.Json(answer.Body, statusCode: answer.Status);
    }

    private static async ValueTask<Answer> AnswerAsync(byte[] body, Func<JsonObject, ValueTask<Answer>> handle)
    {
        if (!StrictJson.TryParseObject(body, out var value, out var problem))
            return Refused($"The body is refused: {problem}.");
        try
        {
            return await handle(value).ConfigureAwait(false);
        }
        catch (JsonLdException e)
        {
            return Refused($"{e.Detail} (at {e.Pointer})");
        }
        catch (Exception e) when (e is ArgumentException or CanonicalizationLimitException)
        {
            return Refused(e.Message);
        }
    }
}
