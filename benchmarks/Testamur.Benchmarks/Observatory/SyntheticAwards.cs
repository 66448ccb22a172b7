using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Benchmarks.Observatory;

/// <summary>The awards of a nation: 150 institutions, five years, every fact a person's own. The same seed makes the same ones.</summary>
internal sealed class SyntheticAwards
{
    public const int Institutions = 150;
    private const int Specifications = 3000;
    private const int Fields = 11;

    /// <summary>What one award in ten leads to, beside the award itself.</summary>
    private const int FollowedOneIn = 10;
    private static readonly DateOnly First = new(2021, 1, 1);
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
    private static readonly string[] Modes = ["online", "blended", "presential"];
    private readonly SeededSource _source = new(42);

    public static InstitutionId IdOf(int institution) => new(new Guid(institution + 1, 0, 0, new byte[8]));

    public static string CountryOf(int institution) => Countries[institution % Countries.Length];

    /// <summary>What is published, with runs of it, and then the facts of each award.</summary>
    public IEnumerable<Fact> All(int awards)
    {
        for (var number = 0; number < Specifications; number++)
        {
            var (place, day) = (Somewhere(), SomeDay());
            var key = Key(number);
            yield return place.At(
                FactKind.Specification,
                key,
                day,
                [
                    .. SpecificationMarks.Of(SomeContent(), (100, 600), _source.Below(3), _source.Below(200)),
                    .. EventMarks.Endorsed(new Dictionary<PartnerKind, int> { [PartnerKind.Employer] = _source.Below(3) }),
                ]
            );
            yield return place.At(FactKind.Offering, key, day, EventMarks.Once(Measures.Offering));
        }

        for (var number = 0; number < awards; number++)
        {
            foreach (var fact in Next(number))
                yield return fact;
        }
    }

    /// <summary>The facts of one award.</summary>
    public IEnumerable<Fact> Next(int number)
    {
        var (place, day) = (Somewhere(), SomeDay());
        var key = Key(number);
        yield return place.At(FactKind.Award, key, day, EventMarks.Award(_source.Pick<string>(Sources), _source.Below(2) == 0));
        if (number % FollowedOneIn != 0)
            yield break;
        yield return place.At(FactKind.Enrolment, key, day, EventMarks.Enrolment(5000 + _source.Below(40_000)));
        yield return place.At(FactKind.Support, key, day, EventMarks.Support(_source.Below(5000)));
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

    private Place Somewhere()
    {
        var institution = _source.Below(Institutions);
        return new(
            IdOf(institution),
            CountryOf(institution),
            institution % 3 == 0 ? "North" : "South",
            string.Create(CultureInfo.InvariantCulture, $"{_source.Below(Fields):00}"),
            null,
            0
        );
    }

    private DateOnly SomeDay() => First.AddDays(_source.Below(365 * 5));

    private Specification SomeContent() =>
        new()
        {
            Id = "urn:uuid:00000000-0000-0000-0000-000000000000",
            Version = 1,
            DefaultLanguage = "en",
            LearningOutcomes =
            [
                new()
                {
                    Id = "o",
                    Text = LangText.Of("en", "Something"),
                    Purposes = [_source.Pick(Enum.GetValues<Purpose>())],
                },
            ],
            Ects = Ects.From(1 + _source.Below(12)),
            EqfLevel = 4 + _source.Below(4),
            Participation = new(_source.Pick<string>(Modes), null, _source.Below(100)),
        };

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
}
