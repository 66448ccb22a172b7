using Testamur.Rdf;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Syntax;

namespace Testamur.Cli;

/// <summary>RDF data in whatever syntax: by the ending of the file's name, else by what it looks like.</summary>
internal static class RdfInput
{
    private static readonly JsonLdProcessor Lenient = new(BuiltInContexts.Loader, new JsonLdOptions { Safe = false });

    /// <summary>Null when the data cannot be read; it was said on standard error.</summary>
    public static Dataset? Read(string path, byte[] bytes)
    {
        try
        {
            return Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".TTL" => Turtle.Read(bytes, BaseOf(path)),
                ".NQ" or ".NT" => NQuads.Read(bytes),
                ".JSON" or ".JSONLD" => Lenient.ToRdf(bytes),
                _ => Guess(bytes),
            };
        }
        catch (Exception e) when (e is RdfSyntaxException or RdfLimitException or JsonLdException)
        {
            Console.Error.WriteLine($"{path}: {e.Message}");
            return null;
        }
    }

    private static Dataset Guess(byte[] bytes)
    {
        if (StrictJson.TryParse(bytes, out _, out _))
            return Lenient.ToRdf(bytes);
        try
        {
            return NQuads.Read(bytes);
        }
        catch (RdfSyntaxException)
        {
            return Turtle.Read(bytes);
        }
    }

    private static string? BaseOf(string path) => path == "-" ? null : new Uri(Path.GetFullPath(path)).AbsoluteUri;
}
