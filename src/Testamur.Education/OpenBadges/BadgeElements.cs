using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>Reads the European elements of an achievement.</summary>
internal sealed class BadgeElements
{
    private readonly DocumentNode _achievement;
    private readonly string _language;
    private readonly string _id;
    private readonly List<(string Type, DocumentNode Node)> _alignments = [];

    public BadgeElements(DocumentNode achievement, string language)
    {
        _achievement = achievement;
        _language = language;
        _id = achievement.Id ?? "";
        foreach (var alignment in achievement.Nodes("alignment"))
            if (DocumentNode.TextOf(alignment.Value["targetType"]) is { } type)
                _alignments.Add((type, alignment));
    }

    public MicroCredential Read(DocumentNode credential, DocumentNode subject, MicroCredential known)
    {
        var (specification, facts) = known;
        _achievement.Skip("fieldOfStudy", "achievementType");
        var outcomes = new BadgeOutcomes(this).Read();
        var eqf = int.TryParse(Codes(BadgeTargets.Eqf, "eqf") is [var first, ..] ? first : null, out var level)
            ? level
            : (int?)null;
        var (ects, earned) = Credits(subject);
        specification = specification with
        {
            AwardingBodies = Bodies(facts.Issuer),
            EqfLevel = eqf,
            Cycle = Cycle(),
            NationalLevels = [.. Of(BadgeTargets.National).Select(node => National(node, eqf ?? 0))],
            IscedF = Codes(BadgeTargets.Field, "isced-f"),
            Ects = ects,
            Hours = Hours(ects ?? earned),
            TeachingLanguages = Codes(BadgeTargets.Language, "language"),
            AssessmentLanguages = Codes(BadgeTargets.AssessmentLanguage, "language"),
            Participation = Mode() is { } mode ? new(mode) : null,
            QualityAssurance = [.. Of(BadgeTargets.Quality).Select(Quality)],
            LearningOutcomes = outcomes,
            Prerequisites = [.. Of(BadgeTargets.Prerequisite).Select(Prerequisite)],
            Stackability = Stackability(),
        };
        specification = Further(specification);
        facts = facts with
        {
            CreditsEarned = earned == ects ? null : earned,
            OtherForms =
            [
                .. Of(BadgeTargets.OtherForm)
                    .Select(node => new OtherForm(node.Text("targetName") ?? "", node.Text("targetUrl") ?? "")),
            ],
            Replaces = Replaces(),
            Parts = new BadgeStack(this, _achievement).Read(),
            Mandate = Mandate(),
        };
        return new BadgeTasks(this, _achievement).Read(credential, subject, new(specification, facts));
    }

    /// <summary>The alignments of a type; their type counts as read.</summary>
    public IEnumerable<DocumentNode> Of(string type)
    {
        foreach (var (found, node) in _alignments)
            if (found == type)
            {
                node.Skip("targetType");
                yield return node;
            }
    }

    private string? Replaces()
    {
        if (Of(BadgeTargets.Replaces).FirstOrDefault() is not { } node)
            return null;
        node.Skip("targetName");
        return node.Text("targetUrl");
    }

    public string? Key(DocumentNode node, string kind) => BadgeIds.Key(node.Id, _id, kind);

    public LangText Words(string? text) => string.IsNullOrWhiteSpace(text) ? LangText.Empty : LangText.Of(_language, text);

    /// <summary>Code of the target in a list; what the list does not have is kept as it stands.</summary>
    public static string? Code(DocumentNode node, string list)
    {
        var name = node.Text("targetName");
        var code = DocumentNode.TextOf(node.Value["targetCode"]);
        node.Skip("targetFramework", "targetUrl", "targetCode");
        var url = DocumentNode.TextOf(node.Value["targetUrl"]);
        // Others point to pages of their own and have only the code in common.
        if ((ElmLists.FindUri(list, url) ?? ElmLists.Get(list).Find(code)) is { } term)
            return term.Code;
        node.Report(AwardFindingKind.UnknownValue, "targetUrl", $"'{name}' is not in the list {list}; it was kept as it stands.");
        return name ?? url;
    }

    private string[] Codes(string type, string list) =>
        [.. Of(type).Select(node => Code(node, list)).OfType<string>().Distinct()];

    private Organisation[] Bodies(BadgeIssuer issuer)
    {
        Organisation[] named = [.. Of(BadgeTargets.AwardingBody).Select(Body)];
        if (named.Length > 0)
        {
            _achievement.Skip("creator");
            return named;
        }
        var creator = _achievement.Node("creator");
        // Open Badges has no other word for who awards than the issuer and the creator.
        return creator?.Text("name") is { } name
                ?
                [
                    new()
                    {
                        Id = creator.Id ?? "",
                        Name = Words(name),
                        Url = creator.Text("url"),
                        Country = creator.Node("address")?.Text("addressCountryCode"),
                    },
                ]
            : issuer.Name.Length > 0
                ?
                [
                    new()
                    {
                        Id = issuer.Id,
                        Name = Words(issuer.Name),
                        Url = issuer.Url,
                        Country = issuer.Country,
                    },
                ]
            : [];
    }

    private Organisation Body(DocumentNode node)
    {
        var url = node.Text("targetUrl");
        var place = node.Text("targetCode")?.Split('/', 2);
        var number = node.Text("targetDescription")?.Split(' ', 2);
        return new()
        {
            Id = Key(node, "awarding-body") ?? url ?? "",
            Name = Words(node.Text("targetName")),
            Url = BadgeIds.Key(url, _id, "awarding-body") is null ? url : null,
            Country = place?[0] is { Length: > 0 } country ? country : null,
            Region = place is [_, var region] ? region : null,
            Registration = number is [var register, var notation] ? new(notation, register) : null,
        };
    }

    private Cycle? Cycle()
    {
        foreach (var node in Of(BadgeTargets.Cycle))
        foreach (var cycle in Enum.GetValues<Cycle>())
            if (
                DocumentNode.TextOf(node.Value["targetUrl"])?.EndsWith($"{cycle}-cycle", StringComparison.OrdinalIgnoreCase)
                == true
            )
            {
                node.Skip("targetUrl", "targetName", "targetFramework");
                return cycle;
            }
        return null;
    }

    private static NationalLevel National(DocumentNode node, int eqf)
    {
        node.Skip("targetUrl");
        var name = node.Text("targetName");
        var level = node.Text("targetCode");
        var framework = node.Text("targetFramework");
        return ElmLists.ReadLabel(name, eqf) ?? new("", framework ?? name ?? "", level ?? "", eqf);
    }

    private (Ects? Available, Ects? Earned) Credits(DocumentNode subject)
    {
        Ects? Read(DocumentNode node, string member)
        {
            var number = node.Number(member);
            return Ects.TryParse(number?.ToString(System.Globalization.CultureInfo.InvariantCulture), out var ects) ? ects : null;
        }
        if (_achievement.Has("ECTS") && Read(_achievement, "ECTS") is { } edubadges)
            return (edubadges, subject.Has("creditsEarned") ? Read(subject, "creditsEarned") : null);
        foreach (var node in Of(BadgeTargets.Credits))
            if (ElmLists.FindUri("education-credit", DocumentNode.TextOf(node.Value["targetUrl"]))?.Code == "ects")
            {
                node.Skip("targetUrl", "targetName", "targetCode");
                return (Read(_achievement, "creditsAvailable"), Read(subject, "creditsEarned"));
            }
        if (_achievement.Has("creditsAvailable") || subject.Has("creditsEarned"))
            _achievement.Report(
                AwardFindingKind.Doubtful,
                "creditsAvailable",
                "The badge does not say of which system its credits are; they were not read as ECTS."
            );
        return (null, null);
    }

    private decimal? Hours(Ects? credits)
    {
        foreach (var node in Of(BadgeTargets.Workload))
        {
            node.Skip("targetUrl", "targetName");
            var text = node.Text("targetCode");
            if (IsoDuration.AgainstCredits(text, credits) is { } doubt)
                node.Report(AwardFindingKind.Doubtful, "targetCode", doubt);
            return IsoDuration.Hours(text);
        }
        // Edubadges count vocational workload in hours of study.
        return _achievement.Number("SBU") is { } study and < 100_000 ? study : null;
    }

    private string? Mode()
    {
        if (Of(BadgeTargets.Participation).FirstOrDefault() is { } node)
            return Code(node, "participation");
        return _achievement.Text("participationType") switch
        {
            null => null,
            "online" => "online",
            "onsite" => "presential",
            "blended" => "blended",
            var other => other,
        };
    }

    private QualityAssurance Quality(DocumentNode node)
    {
        var own = Key(node, "internal-quality-assurance") is not null;
        var ours = own || Key(node, "external-quality-assurance") is not null;
        var url = node.Text("targetUrl");
        var name = node.Text("targetName");
        var type = ElmLists.FindUri("quality-assurance", url)?.Code;
        var description = node.Text("targetDescription");
        var code = node.Text("targetCode");
        var agency = node.Text("targetFramework");
        if (ours || type is not null)
            return new(own ? QaKind.Internal : QaKind.External, Words(description ?? (ours ? null : name)), type, agency, code);
        // Others name the programme, describe the decision, and give its number and its page.
        var procedure = string.Join(": ", new[] { name, description }.OfType<string>().Distinct());
        return url is not null && code is not null
            ? new(QaKind.External, Words($"{procedure} ({code})"), type, agency, url)
            : new(QaKind.External, Words(procedure), type, agency, code ?? url);
    }

    private Prerequisite Prerequisite(DocumentNode node)
    {
        var url = node.Text("targetUrl");
        return new(
            Words(node.Text("targetName")),
            BadgeIds.Key(url, _id, "prerequisite") is null ? url : null,
            node.Text("targetCode") == "prior-learning"
        );
    }

    private Stackability? Stackability()
    {
        if (Of(BadgeTargets.Stackability).FirstOrDefault() is not { } node)
            return null;
        node.Skip("targetName", "targetUrl");
        var kind = node.Text("targetCode") == "stackable" ? StackingKind.Stackable : StackingKind.Standalone;
        var pathways = Of(BadgeTargets.Pathway)
            .Select(pathway =>
            {
                pathway.Skip("targetUrl");
                return pathway.Text("targetName") ?? "";
            });
        return new(kind, [.. pathways], Words(node.Text("targetDescription")));
    }

    private IssuingMandate? Mandate() =>
        Of(BadgeTargets.Mandate).FirstOrDefault() is { } node
            ? new(
                node.Text("targetUrl") ?? "",
                node.Text("targetDescription") ?? "",
                node.Text("targetCode") ?? "",
                node.Text("targetName") ?? "",
                node.Text("targetFramework")
            )
            : null;

    private Specification Further(Specification specification)
    {
        var text = LangText.Empty;
        var links = new List<string>();
        foreach (var node in Of(BadgeTargets.Further))
        {
            var url = node.Text("targetUrl");
            node.Skip("targetName");
            if (BadgeIds.Key(url, _id, "further-information") is not null)
                text = Words(node.Text("targetDescription"));
            else if (url is not null)
                links.Add(url);
        }
        // The criteria of our own badges only repeat the alignments; what others write there stands nowhere else.
        if (_achievement.Node("criteria") is { } criteria)
        {
            var narrative = criteria.Text("narrative");
            if (
                text.IsBlank && !_alignments.Any(alignment => alignment.Type is BadgeTargets.AwardingBody or BadgeTargets.Outcome)
            )
                text = Words(narrative);
        }
        return specification with { FurtherInformation = text, Links = links };
    }
}
