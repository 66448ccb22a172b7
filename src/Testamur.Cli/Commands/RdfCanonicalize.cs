using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur rdf canonicalize</c></summary>
internal static class RdfCanonicalize
{
    public static Command Command()
    {
        var hash = new Option<string>("--hash")
        {
            Description = "The hash algorithm: SHA-256 or SHA-384.",
            DefaultValueFactory = _ => "SHA-256",
        };
        var map = new Option<bool>("--id-map") { Description = "Print the map of issued identifiers as JSON." };
        var json = new Option<bool>("--json") { Description = "The same as --id-map." };
        var file = new Argument<string>("FILE") { Description = "N-Quads, or - for standard input." };
        var command = new Command("canonicalize", "N-Quads in canonical form (RDFC-1.0).") { hash, map, json, file };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (await Input.ReadAsync(parsed.GetValue(file)!, cancel).ConfigureAwait(false) is not { } bytes)
                    return Exit.Usage;
                return parsed.GetValue(hash) switch
                {
                    "SHA-256" => Run(bytes, HashAlgorithmName.SHA256, parsed.GetValue(map) || parsed.GetValue(json)),
                    "SHA-384" => Run(bytes, HashAlgorithmName.SHA384, parsed.GetValue(map) || parsed.GetValue(json)),
                    _ => Exit.UsageError("--hash is SHA-256 or SHA-384."),
                };
            }
        );
        return command;
    }

    private static int Run(byte[] bytes, HashAlgorithmName hash, bool asMap)
    {
        try
        {
            var canonical = RdfCanonicalizer.Canonicalize(NQuads.Read(bytes), new() { HashAlgorithm = hash });
            if (!asMap)
            {
                Output.Bytes(canonical.NQuads.Span);
                return Exit.Good;
            }
            var map = new JsonObject();
            foreach (var (from, to) in canonical.IssuedIdentifiers)
                map[from] = to;
            Console.WriteLine(map.ToJsonString(Output.Readable));
            return Exit.Good;
        }
        catch (RdfSyntaxException e)
        {
            return Exit.Refuse("not well formed", e.Message);
        }
        catch (CanonicalizationLimitException e)
        {
            Console.Error.WriteLine($"undetermined: {e.Message}");
            return Exit.Undetermined;
        }
    }
}
