using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>Every operation that <c>/openapi/v1.json</c> describes: what tests of all routes walk through, so that a new one is among them.</summary>
internal static partial class ApiDescription
{
    private const string OfInstitution = "/api/v1/t/{tenant}";

    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    /// <param name="Path">With its parameters in braces.</param>
    /// <param name="Ids">The parameters that are ids.</param>
    /// <param name="Queries">The parameters after the question mark.</param>
    /// <param name="Takes">The media type of what is sent; null when nothing is.</param>
    internal sealed record Operation(
        HttpMethod Method,
        string Path,
        IReadOnlyList<string> Ids,
        IReadOnlyList<string> Queries,
        string? Takes
    )
    {
        public bool IsOfInstitution => Path.StartsWith(OfInstitution, StringComparison.Ordinal);

        public bool HasParameters => Parameter().IsMatch(Path.Replace("{tenant}", "", StringComparison.Ordinal));

        /// <summary>The address at an institution, with this id wherever it takes one, and numbers and words that mean nothing.</summary>
        public string At(string slug, Guid id) =>
            Parameter()
                .Replace(
                    Path,
                    found =>
                        found.Groups[1].Value == "tenant" ? slug
                        : Ids.Contains(found.Groups[1].Value) ? $"{id}"
                        : "1"
                );

        /// <summary>A request of the right kind that says nothing.</summary>
        public HttpRequestMessage Ask(string slug, Guid id)
        {
            HttpContent? content = Takes switch
            {
                null => null,
                "multipart/form-data" => new MultipartFormDataContent { { new StringContent("1"), "1" } },
                _ => new StringContent("{}", MediaTypeHeaderValue.Parse(Takes)),
            };
            return new(Method, new Uri(At(slug, id), UriKind.Relative)) { Content = content };
        }

        public override string ToString() => $"{Method} {Path}";
    }

    public static async Task<IReadOnlyList<Operation>> OperationsAsync(this App app)
    {
        using var api = app.Api(null);
        var document = await (await api.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative))).JsonAsync();
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where Verbs.Contains(operation.Name)
            let parameters = operation.Value.TryGetProperty("parameters", out var listed)
                ? [.. listed.EnumerateArray()]
                : Array.Empty<JsonElement>()
            select new Operation(
                HttpMethod.Parse(operation.Name),
                path.Name,
                [.. parameters.Where(IsId).Select(NameOf)],
                [.. parameters.Where(parameter => In(parameter) == "query").Select(NameOf)],
                operation.Value.TryGetProperty("requestBody", out var body)
                    ? body.GetProperty("content").EnumerateObject().First().Name
                    : null
            ),
        ];
    }

    private static bool IsId(JsonElement parameter) =>
        In(parameter) == "path"
        && parameter.TryGetProperty("schema", out var schema)
        && schema.TryGetProperty("format", out var format)
        && format.GetString() == "uuid";

    private static string? In(JsonElement parameter) => parameter.GetProperty("in").GetString();

    private static string NameOf(JsonElement parameter) => parameter.GetProperty("name").GetString()!; // each has one

    [GeneratedRegex("{([^}]+)}")]
    private static partial Regex Parameter();
}
