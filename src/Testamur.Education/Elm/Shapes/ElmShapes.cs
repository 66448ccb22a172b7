using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Testamur.Rdf;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Syntax;

namespace Testamur.Education.Elm.Shapes;

/// <summary>The shapes of the European Learning Model that ship with the library, compiled once for each profile.</summary>
public static class ElmShapes
{
    private static readonly ConcurrentDictionary<(string Version, ElmProfile Profile), Lazy<ShapesGraph>> Compiled = new();

    /// <summary>The compiled shapes of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="version">A number out of <see cref="ElmVersion.All"/>; null for the current one.</param>
    /// <exception cref="ArgumentException">There is no such version, or it does not have that profile.</exception>
    public static ShapesGraph For(ElmProfile profile, string? version = null)
    {
        var data = Find(version);
        if (!data.Profiles.TryGetValue(profile, out var found))
            throw new ArgumentException($"Version {data.Version} does not have that profile.", nameof(profile));
        return Compiled
            .GetOrAdd((data.Version, profile), _ => new(() => ShapesGraph.Compile([Read(data, found.Graph)], Import)))
            .Value;
    }

    /// <summary>The profile that a schema IRI names, as credentials do in <c>credentialSchema</c>.</summary>
    /// <param name="schema">The IRI.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="version">Its version.</param>
    public static bool TryFindSchema(string schema, out ElmProfile profile, [NotNullWhen(true)] out string? version)
    {
        ArgumentNullException.ThrowIfNull(schema);
        foreach (var data in ElmVersions.All)
        {
            if (data.BySchema.TryGetValue(schema, out profile))
            {
                version = data.Version;
                return true;
            }
        }
        profile = default;
        version = null;
        return false;
    }

    /// <summary>
    /// What files of shapes of the model import: graphs that ship with the library, and nothing for the vocabularies they build on. Null for
    /// others.
    /// </summary>
    public static Dataset? Import(string graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        foreach (var data in ElmVersions.All)
        {
            if (data.Graphs.ContainsKey(graph))
                return Read(data, graph);
            if (data.Vocabularies.Contains(graph))
                return Dataset.Empty;
        }
        return null;
    }

    private static ElmVersionData Find(string? version) =>
        version is null
            ? ElmVersions.Current
            : ElmVersions.All.FirstOrDefault(data => data.Version == version)
                ?? throw new ArgumentException("There is no such version.", nameof(version));

    private static Dataset Read(ElmVersionData data, string graph)
    {
        using var stream = Resources.Open($"elm.{data.Version}.{data.Graphs[graph]}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Turtle.Read(bytes, graph);
    }
}
