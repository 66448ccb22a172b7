using Testamur.Rdf;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Shacl;

namespace Testamur.Education.Elm.Shapes;

/// <summary>Compares documents with the shapes of the European Learning Model. Whatever comes in, a report comes out.</summary>
public static class ElmValidator
{
    private const string CredentialSchema = "https://www.w3.org/2018/credentials#credentialSchema";

    private static readonly JsonLdProcessor Strict = new(new ContextLoader());

    // Shapes are open: what a document says beyond its contexts is lost to them, which is no reason to refuse the rest.
    private static readonly JsonLdProcessor Lenient = new(new ContextLoader(), new JsonLdOptions { Safe = false });

    /// <summary>Validates a JSON-LD document whose contexts ship with the library.</summary>
    /// <param name="utf8">The credential; also within a sealed file (JWS JSON), or in the form for uploading.</param>
    /// <param name="profile">The profile; null for the one the document names, else the generic one.</param>
    public static ElmReport Validate(ReadOnlySpan<byte> utf8, ElmProfile? profile = null)
    {
        utf8 = ElmFile.Credential(utf8);
        string lost;
        try
        {
            return Validate(Strict.ToRdf(utf8), profile);
        }
        catch (JsonLdException e)
        {
            lost = $"{e.Detail} ({(e.Pointer.Length == 0 ? "whole document" : e.Pointer)})";
        }
        try
        {
            return Validate(Lenient.ToRdf(ElmFile.Mended(utf8) ?? utf8), profile) with { Lost = lost };
        }
        catch (JsonLdException e)
        {
            return new(
                profile ?? ElmProfile.Generic,
                ElmVersions.Current.Version,
                null,
                0,
                $"The document is not read: {e.Message}."
            );
        }
    }

    /// <summary>Validates the default graph of a dataset.</summary>
    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ElmProfile?)"/>
    /// <param name="data">The data.</param>
    /// <param name="profile">The profile; null for the one the document names, else the generic one.</param>
    public static ElmReport Validate(Dataset data, ElmProfile? profile = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (named, version) = Named(data);
        var chosen = profile ?? named ?? ElmProfile.Generic;
        try
        {
            return new(chosen, version, ElmShapes.For(chosen, version).Validate(data), data.Count);
        }
        catch (ShaclLimitException e)
        {
            return new(chosen, version, null, data.Count, e.Message);
        }
    }

    /// <summary>
    /// What the data says it is: first by the schema, else by the profile, that a credential of the model names; the version by its
    /// namespace.
    /// </summary>
    private static (ElmProfile? Profile, string Version) Named(Dataset data)
    {
        var schema = Values(data, CredentialSchema);
        foreach (var iri in schema)
        {
            if (ElmShapes.TryFindSchema(iri, out var profile, out var version))
                return (profile, version);
        }
        foreach (var version in ElmVersions.All)
        {
            foreach (var concept in Values(data, version.Namespace + "credentialProfiles"))
            {
                if (version.ByCredentialProfile.TryGetValue(concept, out var profile))
                    return (profile, version.Version);
            }
        }
        return (null, ElmVersions.Current.Version);
    }

    /// <summary>The contexts of the library, also under the addresses of test servers that published samples use.</summary>
    private sealed class ContextLoader : IContextLoader
    {
        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
        {
            foreach (var version in ElmVersions.All)
                address = version.ContextAliases.GetValueOrDefault(address, address);
            return BuiltInContexts.Loader.TryLoad(address, out utf8);
        }
    }

    private static List<string> Values(Dataset data, string predicate)
    {
        var number = data.Find(new Iri(predicate));
        var values = new List<string>();
        if (number.IsNone)
            return values;
        foreach (var quad in data.Ids)
        {
            if (quad.Predicate == number && quad.Graph.IsNone && data.KindOf(quad.Object) == TermKind.Iri)
                values.Add(data.Value(quad.Object));
        }
        return values;
    }
}
