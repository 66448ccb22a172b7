using System.Text.Json.Nodes;

namespace Testamur.Credentials.Tests;

internal static class Vector
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Vectors", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static string Text(string name) => File.ReadAllText(PathOf(name)).Trim();

    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    public static JsonArray Array(string name) => JsonNode.Parse(Text(name))!.AsArray();
}
