using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Awards;

/// <summary>Awards with every element of Annex I in every combination: present, absent, several, in one language or more.</summary>
internal sealed class AwardGenerator(ulong seed)
{
    private static readonly string[] Tags = ["en", "de", "fi", "es", "ro", "el"];
    private static readonly string[] Countries = ["FI", "DE", "ES", "IE", "RO", "GR", "NL"];
    private static readonly string[] Words =
    [
        "Klima & Küste",
        "märkte",
        "\"quoted\" <b>",
        "Ελληνικά",
        "data",
        "tides",
        "société",
        "a/b~c",
        "🌊",
    ];
    private static readonly string[] Skills =
    [
        "http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505a",
        "http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f",
    ];

    private readonly SeededSource _source = new(seed);
    private int _number;

    /// <summary>The next award. <paramref name="oneLanguage"/> leaves translations out.</summary>
    public MicroCredential Next(bool oneLanguage)
    {
        _number++;
        string[] languages = [_source.Pick<string>(Tags)];
        if (!oneLanguage)
            languages = [.. languages.Append(_source.Pick<string>(Tags)).Distinct()];
        LangText Text() =>
            new(languages.Select(tag => KeyValuePair.Create(tag, $"{_source.Pick<string>(Words)} {_source.Below(1_000_000)}")));
        LangText Maybe() => _source.Below(2) == 0 ? LangText.Empty : Text();
        T[] Some<T>(int most, Func<int, T> make) => [.. Enumerable.Range(1, _source.Below(most + 1)).Select(make)];
        bool Coin() => _source.Below(2) == 0;
        string Code(string list) => Vocabulary.Get(list).Terms[_source.Below(Vocabulary.Get(list).Terms.Count)].Code;

        var labels = new Dictionary<string, LangText>(StringComparer.Ordinal);
        var eqf = Coin() ? 5 + _source.Below(4) : (int?)null;
        var outcomes = Some(
            4,
            at => new LearningOutcome
            {
                Id = $"o-{at}",
                Text = Text(),
                Skills = Some(2, which => Skill(which, Text())),
            }
        );
        var tasks = Some(
            3,
            at => new Assessment
            {
                Id = $"t{at}",
                Type = Code("assessment"),
                Title = Maybe(),
                Summative = true,
                Criteria = Maybe(),
                Supervision = Coin() ? Code("supervision") : null,
            }
        );
        var specification = new Specification
        {
            Id = $"https://example.org/s/{_number}",
            Version = 1 + _source.Below(9),
            DefaultLanguage = languages[0],
            Title = Text(),
            Summary = Maybe(),
            AwardingBodies = [.. Some(2, at => Body(at, Text())), Body(3, Text())],
            LearningOutcomes = outcomes,
            Ects = Coin() ? new Ects(25 * (1 + _source.Below(100))) : null,
            Hours = Coin() ? _source.Below(900) + (_source.Below(4) / 4m) : null,
            EqfLevel = eqf,
            Cycle = Coin() ? (Cycle)_source.Below(4) : null,
            NationalLevels = Some(
                2,
                at => at == 1 ? new NationalLevel("IE", "NFQ", "8", eqf ?? 0) : new NationalLevel("XK", "KQF", "6", eqf ?? 0)
            ),
            IscedF = [.. Some(3, _ => Code("isced-f")).Distinct()],
            TeachingLanguages = [.. Some(3, _ => _source.Pick<string>(Tags)).Distinct()],
            AssessmentLanguages = tasks.Length == 0 ? [] : [.. Some(2, _ => _source.Pick<string>(Tags)).Distinct()],
            Assessments = tasks,
            Participation = Coin() ? new(Code("participation")) : null,
            QualityAssurance = Some(3, _ => Quality(Coin(), Coin(), Text())),
            Prerequisites = Some(3, at => new Prerequisite(Text(), Coin() ? $"https://example.org/s/p{at}" : null, Coin())),
            Grading = Coin() ? new GradingScheme("Scale 1–5", Coin() ? ["5", "4", "3", "2", "1"] : [], Maybe()) : null,
            Stackability = Coin()
                ? new(
                    Coin() ? StackingKind.Stackable : StackingKind.Standalone,
                    Some(2, at => at == 1 ? "https://example.org/p/1" : "local pathway"),
                    Maybe()
                )
                : null,
            FurtherInformation = Maybe(),
            Links = Some(2, at => $"https://example.org/more/{at}"),
            Weeks = Coin() ? 1 + _source.Below(20) : null,
            Activities = Some(2, _ => new Activity(Text(), _source.Below(60))),
        };
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(_source.Below(10_000_000));
        return new(
            specification,
            new()
            {
                CredentialId = $"urn:uuid:5f0b0000-0000-7000-8000-{_number:D12}",
                AchievementId = AchievementIds.Of(specification.Id, specification.Version),
                Issuer = new("did:web:u.example.org", "Demo Yliopisto", Coin() ? "https://u.example.org/" : null, "FI")
                {
                    LegalId = new("VATFI-12345678", "FI"),
                },
                Subject = Learner(Coin(), Coin(), Coin()),
                ValidFrom = from,
                IssuedAt = _source.Below(4) == 0 ? from.AddHours(-3) : null,
                ValidUntil = Coin() ? from.AddYears(5) : null,
                AwardedOn = Coin() ? from.AddDays(-1) : null,
                CreditsEarned = Coin() ? new Ects(25 * (1 + _source.Below(100))) : null,
                CriteriaUrl = Coin() ? "https://example.org/criteria" : null,
                Results = Results(outcomes, tasks),
                Status = Some(
                    2,
                    at => new BadgeStatus(
                        $"https://u.example.org/status/{at}",
                        _source.Below(131_072),
                        at == 1 ? "revocation" : "suspension"
                    )
                ),
                Evidence =
                [
                    .. tasks
                        .Where(_ => Coin())
                        .Select(task => new IdentityEvidence(task.Id, Code("supervision"), Coin() ? "Identity card seen" : null)),
                ],
                OtherForms = Some(1, _ => new OtherForm("Another form", "urn:uuid:5f0b0000-0000-7000-8000-999999999999")),
                Replaces = Coin() ? "urn:uuid:5f0b0000-0000-7000-8000-888888888888" : null,
                Parts = Some(3, Part),
                Mandate =
                    _source.Below(8) == 0
                        ? new(
                            "urn:uuid:5f0b0000-0000-7000-8000-888888888888",
                            $"By decision of the senate: {_source.Pick<string>(Words)}",
                            "did:web:mandator.example.org",
                            "Örtliche Universität (Süd)",
                            Coin() ? _source.Pick<string>(Countries) : null
                        )
                        : null,
            }
        );

        // A skill has the label of its framework, whoever names it.
        Skill Skill(int which, LangText label)
        {
            var skill =
                which == 1 ? new Skill(Skills[0], label)
                : Coin() ? new Skill(Skills[1], label)
                : new Skill("https://example.org/digcomp/3.1", label, "DigComp 2.2");
            return labels.TryGetValue(skill.Uri, out var known)
                ? skill with
                {
                    Label = known,
                }
                : skill with
                {
                    Label = labels[skill.Uri] = label,
                };
        }

        AwardPart Part(int at) =>
            new(
                $"urn:uuid:5f0b0000-0000-7000-8000-{_number:D9}{at:D3}",
                $"https://example.org/s/part-{at}/versions/{at}",
                _source.Pick<string>(Words),
                Coin() ? "Demo Yliopisto" : "Örtliche Universität (Süd)",
                _source.Pick<string>(Countries),
                Coin() ? new Ects(25 * (1 + _source.Below(40))) : null,
                Coin() ? new DateOnly(2025, 1, 1).AddDays(_source.Below(300)) : null
            );

        Organisation Body(int at, LangText name) =>
            new()
            {
                Id = $"body {at}",
                Name = name,
                Country = _source.Pick<string>(Countries),
                Region = Coin() ? "FI1B1" : null,
                Url = Coin() ? $"https://body{at}.example.org/" : null,
                Registration = Coin() ? new($"00{at} X", "IE") : null,
            };

        QualityAssurance Quality(bool own, bool typed, LangText procedure) =>
            own
                ? new(
                    QaKind.Internal,
                    procedure,
                    typed ? Code("quality-assurance") : null,
                    Record: typed && Coin() ? "QA-12" : null
                )
                : new(
                    QaKind.External,
                    procedure,
                    Code("quality-assurance"),
                    "Demo Agency",
                    Coin() ? "https://agency.example.org/r/1" : "AV-7381",
                    Coin() ? new DateOnly(2024, 2, 29) : null,
                    Coin() ? new DateOnly(2030, 1, 1) : null,
                    "NL"
                );

        List<BadgeResult> Results(LearningOutcome[] of, Assessment[] at)
        {
            var results = new List<BadgeResult>();
            if (Coin())
                results.Add(new("4"));
            if (_source.Below(3) == 0)
                results.AddRange(of.Select(outcome => new BadgeResult("Achieved", outcome.Id)));
            if (_source.Below(3) == 0 && at.Length > 1)
                results.AddRange(at.Select(task => new BadgeResult("3", AssessmentId: task.Id)));
            return results;
        }
    }

    private static BadgeSubject Learner(bool did, bool names, bool born) =>
        new(
            did ? "did:key:z6MkwA1498JfoCS3y4y3zggBDAosQEoCi5gsYH2PMXh1cFWK" : null,
            did ? null : "ida@example.org",
            did ? null : "s4lt",
            "Ida Österberg"
        )
        {
            GivenName = names ? "Ida" : null,
            FamilyName = names ? "Österberg" : null,
            BirthDate = born ? new DateOnly(1999, 10, 1) : null,
        };
}
