using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Status;

/// <summary>Files of other projects.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tests", "Samples", name));

    public static JsonObject Object(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static JsonArray Array(string name) => JsonNode.Parse(Bytes(name))!.AsArray();
}
