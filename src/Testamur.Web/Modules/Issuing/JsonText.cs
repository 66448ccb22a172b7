using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Web.Modules.Issuing;

/// <summary>A document for people to read.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Pretty(string json) => JsonNode.Parse(json)?.ToJsonString(Indented) ?? json;
}
