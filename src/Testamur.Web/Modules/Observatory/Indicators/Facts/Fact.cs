using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Observatory.Indicators.Facts;

/// <summary>What kind of thing happened.</summary>
internal enum FactKind
{
    Specification,
    Offering,
    Enrolment,
    Support,
    Award,
    Credential,
    Accepted,
    Shared,
    Stacked,
    Holder,
    Decision,
    Appeal,
}

/// <summary>
/// One thing that happened, with where and when it counts and what it adds. It names nobody: what a fact must be found again by is an id of the
/// thing, or where the thing belongs to a person, a pseudonym (<see cref="Pseudonyms"/>).
/// </summary>
internal sealed class Fact
{
    public required FactKind Kind { get; init; }

    /// <summary>Unique within its kind.</summary>
    public required string Key { get; init; }

    public required InstitutionId Institution { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty when not known.</summary>
    public required string Country { get; init; }

    /// <summary>On whose behalf the micro-credential is awarded; empty for nobody's.</summary>
    public required string Alliance { get; init; }

    /// <summary>ISCED-F broad field; empty when not stated.</summary>
    public required string Field { get; init; }

    /// <summary>Year and month: 202611.</summary>
    public required int Month { get; init; }

    /// <summary>The micro-credential it is about; null when it is not one of ours.</summary>
    public Guid? Specification { get; init; }

    public int SpecificationVersion { get; init; }

    /// <summary>Of a specification: whether this version is public.</summary>
    public bool Open { get; set; } = true;

    /// <summary>Whether it counts; a withdrawn fact stays and adds nothing.</summary>
    public bool Counts { get; private set; } = true;

    /// <summary>What it adds while it counts, as <see cref="Mark.Write"/> writes it.</summary>
    public required string Marks { get; set; }

    /// <summary>Raised by each change, so that two handlers cannot both take it back.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<Mark> Adds => Counts ? Mark.Read(Marks) : [];

    public void Count(bool counts)
    {
        if (Counts == counts)
            return;
        Counts = counts;
        Revision++;
    }

    public void Write(IReadOnlyList<Mark> marks)
    {
        Marks = Mark.Write(marks);
        Revision++;
    }
}

/// <summary>Where and about what something counts.</summary>
internal sealed record Place(
    InstitutionId Institution,
    string Country,
    string Alliance,
    string Field,
    Guid? Specification,
    int SpecificationVersion
)
{
    public Fact At(FactKind kind, string key, DateTimeOffset at, IReadOnlyList<Mark> marks) =>
        At(kind, key, DateOnly.FromDateTime(at.UtcDateTime), marks);

    public Fact At(FactKind kind, string key, DateOnly on, IReadOnlyList<Mark> marks) =>
        new()
        {
            Kind = kind,
            Key = key,
            Institution = Institution,
            Country = Country,
            Alliance = Alliance,
            Field = Field,
            Month = on.Year * 100 + on.Month,
            Specification = Specification,
            SpecificationVersion = SpecificationVersion,
            Marks = Mark.Write(marks),
        };
}
