using System.CommandLine;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Cli.Commands;

/// <summary>The options that the JSON-LD commands share.</summary>
internal sealed class JsonLdArguments
{
    private readonly Option<string?> @base = new("--base") { Description = "The IRI that relative ones are resolved against." };
    private readonly Option<string?> expandContext = new("--expand-context")
    {
        Description = "A file with a context to begin with.",
    };
    private readonly Option<string?> direction = new("--rdf-direction")
    {
        Description = "How the direction of text appears in RDF: i18n-datatype or compound-literal.",
    };
    private readonly Option<bool> generalized = new("--generalized") { Description = "Allow blank nodes as predicates." };
    private readonly Option<bool> safe = new("--safe") { Description = "Refuse what would be lost." };
    private readonly Option<bool> old = new("--json-ld-10") { Description = "Process as JSON-LD 1.0." };
    private readonly Option<string[]> map = new("--map")
    {
        Description = "PREFIX=DIR: documents whose IRI begins with PREFIX are files of that folder.",
    };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON where there is a choice." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { @base, expandContext, direction, generalized, safe, old, map, json })
            command.Options.Add(option);
    }

    /// <summary>Null when an option is wrong; it was said on standard error.</summary>
    public async Task<JsonLdProcessor?> ReadAsync(ParseResult parsed, CancellationToken cancel)
    {
        var folders = new List<(string Prefix, string Folder)>();
        foreach (var entry in parsed.GetValue(map) ?? [])
        {
            var at = entry.LastIndexOf('=');
            if (at <= 0)
                return Wrong("--map takes PREFIX=DIR.");
            folders.Add((entry[..at], entry[(at + 1)..]));
        }
        var rdfDirection = parsed.GetValue(direction) switch
        {
            null => RdfDirection.None,
            "i18n-datatype" => RdfDirection.I18nDatatype,
            "compound-literal" => RdfDirection.CompoundLiteral,
            _ => (RdfDirection?)null,
        };
        if (rdfDirection is null)
            return Wrong("--rdf-direction is i18n-datatype or compound-literal.");
        byte[]? first = null;
        if (parsed.GetValue(expandContext) is { } path)
        {
            first = await Input.ReadAsync(path, cancel).ConfigureAwait(false);
            if (first is null)
                return null;
        }
        try
        {
            return new JsonLdProcessor(
                new FolderLoader(folders),
                new JsonLdOptions
                {
                    Base = parsed.GetValue(@base),
                    ExpandContext = first,
                    RdfDirection = rdfDirection.Value,
                    GeneralizedRdf = parsed.GetValue(generalized),
                    Safe = parsed.GetValue(safe),
                    Mode = parsed.GetValue(old) ? JsonLdMode.JsonLd10 : JsonLdMode.JsonLd11,
                }
            );
        }
        catch (ArgumentException e)
        {
            return Wrong(e.Message);
        }
    }

    private static JsonLdProcessor? Wrong(string why)
    {
        Exit.UsageError(why);
        return null;
    }

    /// <summary>Files of folders, then the contexts that ship with the library.</summary>
    private sealed class FolderLoader(List<(string Prefix, string Folder)> folders) : IContextLoader
    {
        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
        {
            foreach (var (prefix, folder) in folders)
            {
                if (!address.StartsWith(prefix, StringComparison.Ordinal))
                    continue;
                var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
                var file = Path.GetFullPath(Path.Combine(root, address[prefix.Length..].TrimStart('/')));
                // A context names documents of the folder, not of the machine.
                if (file.StartsWith(root, StringComparison.Ordinal) && File.Exists(file))
                {
                    utf8 = File.ReadAllBytes(file);
                    return true;
                }
            }
            return BuiltInContexts.Loader.TryLoad(address, out utf8);
        }
    }
}
