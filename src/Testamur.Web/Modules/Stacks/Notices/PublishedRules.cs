using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Stacks.Notices;

/// <summary>
/// The pathways in force, prepared to be asked about one person after another. A published version never changes, so the names and numbers
/// tell whether another node or an officer has put something else in force.
/// </summary>
internal sealed class PublishedRules
{
    private Prepared _last = new([], new Dictionary<string, Facts>(), new([]));

    public async Task<Prepared> ReadAsync(AppDb db, CancellationToken cancel)
    {
        var published = db.PublishedPathways().OrderBy(version => version.Pathway);
        var names = await published.Select(version => new VersionName(version.Pathway, version.Number)).ToListAsync(cancel);
        var last = Volatile.Read(ref _last);
        if (last.Names.SequenceEqual(names))
            return last;
        var versions = await published.ToListAsync(cancel);
        var made = new Prepared(
            [.. versions.Select(version => new VersionName(version.Pathway, version.Number))],
            versions.ToDictionary(
                version => version.Pathway,
                version => new Facts(version.Title, version.Exclusive, version.Awards),
                StringComparer.Ordinal
            ),
            new([.. versions.Select(version => version.Rules())])
        );
        Volatile.Write(ref _last, made);
        return made;
    }

    internal sealed record VersionName(string Pathway, int Number);

    /// <param name="Awards">Address of the specification of the larger credential.</param>
    internal sealed record Facts(LangText Title, bool Exclusive, string? Awards);

    /// <param name="Index">Rules most pathways out by a count of what they need at least.</param>
    internal sealed record Prepared(
        IReadOnlyList<VersionName> Names,
        IReadOnlyDictionary<string, Facts> Pathways,
        PathwayIndex Index
    );
}
