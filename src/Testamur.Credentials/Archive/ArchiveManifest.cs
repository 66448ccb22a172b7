using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Archive;

/// <summary>The list of an archive's files.</summary>
internal static class ArchiveManifest
{
    public const string CredentialFile = "credential";

    private const int Version = 1;

    public static string FileOf(int index) => string.Create(CultureInfo.InvariantCulture, $"resources/{index + 1:000}");

    public static byte[] Write(CredentialArchive archive) =>
        JsonText.Write(
            new JsonObject
            {
                ["archive"] = Version,
                ["madeAt"] = DateTimeStamp.Format(archive.MadeAt),
                ["credential"] = Entry(CredentialFile, archive.Credential),
                ["resources"] = new JsonArray([.. archive.Resources.Select(Listed)]),
            }
        );

    public static bool TryRead(
        Func<string, ReadOnlyMemory<byte>?> open,
        [NotNullWhen(true)] out CredentialArchive? archive,
        out string problem
    )
    {
        archive = null;
        problem = "it has no manifest";
        if (open(CredentialArchive.ManifestFile) is not { } manifest)
            return false;
        if (!StrictJson.TryParseObject(manifest.Span, out var root, out problem))
            return false;
        problem = "its manifest is not one of this version";
        if (
            root["archive"] is not JsonValue version
            || !version.TryGetValue<long>(out var number)
            || number != Version
            || DateTimeStamp.Parse(root.Text("madeAt")) is not { } madeAt
            || root.Object("credential") is not { } credential
            || root["resources"] is not JsonArray { Count: <= CredentialArchive.MaxResources } listed
        )
            return false;
        var left = (long)CredentialArchive.MaxBytes;
        if (!TryOpen(open, credential, CredentialFile, ref left, out var content, out problem))
            return false;
        var resources = new List<ArchivedResource>();
        foreach (var (node, index) in listed.Select((node, index) => (node, index)))
        {
            problem = "its manifest lists a resource without kind or address";
            if (node is not JsonObject one || KindOf(one.Text("kind")) is not { } kind || one.Text("address") is not { } address)
                return false;
            if (!TryOpen(open, one, FileOf(index), ref left, out var bytes, out problem))
                return false;
            resources.Add(new(kind, address, bytes));
        }

        archive = new()
        {
            MadeAt = madeAt,
            Credential = content,
            Resources = resources,
        };
        problem = "";
        return true;
    }

    // The names are ours and counted: a manifest cannot lead anywhere else.
    private static bool TryOpen(
        Func<string, ReadOnlyMemory<byte>?> open,
        JsonObject entry,
        string name,
        ref long left,
        out ReadOnlyMemory<byte> content,
        out string problem
    )
    {
        content = default;
        problem = $"{name} is missing, too large or not the file that the manifest lists";
        if (entry.Text("file") != name || open(name) is not { } bytes || bytes.Length > CredentialArchive.MaxFileBytes)
            return false;
        left -= bytes.Length;
        if (left < 0 || entry.Text("sha256") != Digest(bytes))
            return false;
        content = bytes;
        return true;
    }

    private static JsonNode Listed(ArchivedResource resource, int index)
    {
        var entry = Entry(FileOf(index), resource.Content);
        entry["kind"] = NameOf(resource.Kind);
        entry["address"] = resource.Address;
        return entry;
    }

    private static JsonObject Entry(string file, ReadOnlyMemory<byte> content) =>
        new() { ["file"] = file, ["sha256"] = Digest(content) };

    private static string Digest(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    private static string NameOf(ArchivedKind kind) =>
        kind switch
        {
            ArchivedKind.DidDocument => "didDocument",
            ArchivedKind.StatusList => "statusList",
            ArchivedKind.Context => "context",
            _ => "resource",
        };

    private static ArchivedKind? KindOf(string? name) =>
        Enum.GetValues<ArchivedKind>().Where(kind => NameOf(kind) == name).Cast<ArchivedKind?>().FirstOrDefault();
}
