using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>What pathways are read against: the members of the alliance, the courses they offer and when those start.</summary>
internal sealed class StackContext
{
    private readonly ILookup<Guid, CatalogueRunView> _runs;

    public StackContext(
        IReadOnlyList<InstitutionView> members,
        IReadOnlyList<CatalogueEntryView> entries,
        IReadOnlyList<CatalogueRunView> runs,
        IReadOnlyDictionary<string, LangText> titles
    )
    {
        (Entries, Titles) = (entries, titles);
        _runs = runs.ToLookup(run => run.Specification);
        Slugs = members.ToDictionary(member => member.Id.Value, member => member.Slug);
        Names = members.ToDictionary(member => member.Slug, member => member.Name, StringComparer.Ordinal);
        Courses = entries
            .DistinctBy(entry => entry.Content.Id, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Content.Id, CourseOf, StringComparer.Ordinal);
    }

    /// <summary>Courses that the pathways may take, with what their specifications say.</summary>
    public IReadOnlyList<CatalogueEntryView> Entries { get; }

    /// <summary>What the catalogue lists, by the specification's address.</summary>
    public IReadOnlyDictionary<string, Course> Courses { get; }

    /// <summary>Short names of the members by their ids.</summary>
    public IReadOnlyDictionary<Guid, string> Slugs { get; }

    /// <summary>Names of the members by their short names.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Titles of the pathways by their ids.</summary>
    public IReadOnlyDictionary<string, LangText> Titles { get; }

    /// <summary>The runs that a pathway could take, with the courses they are of.</summary>
    /// <param name="awards">Address of the larger credential, which is no way to itself.</param>
    public IReadOnlyList<(Offer Offer, CatalogueEntryView Entry, CatalogueRunView Run)> OffersFor(
        IReadOnlyList<RuleLeaf> leaves,
        string? awards,
        int most
    ) =>
        [
            .. Entries
                .Where(entry => entry.Content.Id != awards)
                .SelectMany(entry =>
                    _runs[entry.Specification]
                        .Zip(StackFacts.Offers(entry, _runs[entry.Specification]), (run, offer) => (offer, entry, run))
                )
                .Where(one => leaves.Any(leaf => StackFacts.Fits(leaf, one.offer)))
                .OrderBy(one => one.run.StartsOn)
                .Take(most),
        ];

    private static Course CourseOf(CatalogueEntryView entry) =>
        new(
            entry.Specification,
            entry.Content.Title,
            entry.InstitutionName,
            entry.Content.Ects?.Value ?? 0,
            entry.Content.IscedF is [{ Length: >= 2 } code, ..] ? code[..2] : "00"
        );
}
