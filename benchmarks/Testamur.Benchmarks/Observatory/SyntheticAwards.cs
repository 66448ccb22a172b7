using System.Globalization;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Benchmarks.Observatory;

/// <summary>The awards of a nation: 150 institutions, five years, every fact a person's own. The same seed makes the same ones.</summary>
internal sealed class SyntheticAwards
{
    public const int Institutions = 150;

    /// <summary>What one award in ten leads to, beside the award itself.</summary>
    private const int FollowedOneIn = 10;
    private static readonly string[] Countries =
    [
        "AT",
        "BE",
        "DE",
        "EE",
        "ES",
        "FI",
        "FR",
        "IE",
        "IT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
    ];
    private static readonly string[] Sources = ["taught", "taught", "taught", "list", "rpl", "stack"];
    private static readonly string[] Outcomes = ["full", "full", "partial", "refused"];
    private readonly SeededSource _source = new(42);

    public static InstitutionId IdOf(int institution) => new(new Guid(institution + 1, 0, 0, new byte[8]));

    public static string CountryOf(int institution) => Countries[institution % Countries.Length];

    /// <summary>The facts of one award.</summary>
    public IEnumerable<Fact> Next(int number)
    {
        var institution = _source.Below(Institutions);
        var place = new Place(
            IdOf(institution),
            CountryOf(institution),
            institution % 3 == 0 ? "North" : "South",
            string.Create(CultureInfo.InvariantCulture, $"{_source.Below(11):00}"),
            null,
            0
        );
        var day = new DateOnly(2021, 1, 1).AddDays(_source.Below(365 * 5));
        var key = number.ToString(CultureInfo.InvariantCulture);
        yield return place.At(FactKind.Award, key, day, EventMarks.Award(_source.Pick<string>(Sources), _source.Below(2) == 0));
        if (number % FollowedOneIn != 0)
            yield break;
        yield return place.At(FactKind.Enrolment, key, day, EventMarks.Enrolment(5000 + _source.Below(40_000)));
        yield return place.At(FactKind.Credential, key, day, EventMarks.Once(Measures.Credential, 100 * (1 + _source.Below(15))));
        yield return place.At(FactKind.Accepted, key, day, EventMarks.Once(Measures.Accepted));
        yield return place.At(FactKind.Holder, key, day, EventMarks.Holder(_source.Below(5) == 0));
        yield return place.At(
            FactKind.Decision,
            key,
            day,
            EventMarks.Decision(_source.Pick<string>(Outcomes), _source.Below(3) == 0, _source.Below(180), _source.Below(10) > 0)
        );
    }
}
