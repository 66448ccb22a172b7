using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>Reads the small nodes of an ELM document.</summary>
internal static class ElmReading
{
    /// <summary>The code of a concept in a list; where the list does not have it, its label or URI, with a finding.</summary>
    public static string? Code(DocumentNode? concept, string list, string language)
    {
        if (concept is null)
            return null;
        concept.Skip("type", "inScheme", "prefLabel", "notation", "altLabel", "definition");
        if (ElmLists.FindUri(list, concept.Id) is { } term)
            return term.Code;
        var label = concept.Words("prefLabel", language).In(language);
        concept.Report(
            AwardFindingKind.UnknownValue,
            null,
            $"{label} ({concept.Id}) is not in the list {list}; it was kept as it stands."
        );
        return label.Length > 0 ? label : concept.Id;
    }

    public static IReadOnlyList<string> Codes(DocumentNode node, string member, string list, string language) =>
        [.. node.Nodes(member).Select(concept => Code(concept, list, language)).OfType<string>().Distinct()];

    public static string? Language(DocumentNode? concept) => ElmLists.FindUri("language", concept?.Id)?.Code;

    public static LangText Note(DocumentNode? note, string language)
    {
        if (note is null)
            return LangText.Empty;
        note.Skip("noteFormat", "subject");
        return note.Words("noteLiteral", language);
    }

    public static string? Url(DocumentNode? resource)
    {
        resource?.Skip("language", "title");
        return resource?.Text("contentURL");
    }

    public static Ects? Credit(DocumentNode node, string member)
    {
        foreach (var credit in node.Nodes(member))
        {
            if (!IsEcts(credit.Node("framework")))
                continue;
            var point = credit.Number("point");
            if (!Ects.TryParse(point?.ToString(System.Globalization.CultureInfo.InvariantCulture), out var ects))
            {
                credit.Report(AwardFindingKind.UnknownValue, "point", "The credits are no number with at most two decimals.");
                continue;
            }
            credit.Skip("framework");
            return ects;
        }
        return null;
    }

    /// <summary>The system by its concept, or where a converter had no list at hand by its name.</summary>
    public static bool IsEcts(DocumentNode? framework)
    {
        if (framework is null)
            return false;
        if (ElmLists.FindUri("education-credit", framework.Id) is { } known)
            return known.Code == "ects";
        return !framework.Has("inScheme")
            && framework.Words("prefLabel", "en").Values.Any(name => name.Equals("ECTS", StringComparison.OrdinalIgnoreCase));
    }

    public static LegalIdentifier? LegalIdentifier(DocumentNode? identifier) =>
        identifier?.Text("notation") is { } notation
            ? new(notation, Code(identifier.Node("spatial"), "country", "en") ?? "")
            : null;

    public static Organisation Organisation(DocumentNode body, string language)
    {
        var location = body.Node("location");
        var names = body.Words("legalName", language);
        return new()
        {
            Id = ElmIds.Key(body.Id, "org") ?? body.Id ?? "",
            Name = names.IsBlank ? body.Words("altLabel", language) : names,
            Country = Code(location?.Node("address")?.Node("countryCode"), "country", "en"),
            Region = location?.Words("geographicName", language).In(language) is { Length: > 0 } region ? region : null,
            Url = Url(body.Node("homepage")),
            Registration = LegalIdentifier(body.Node("registration")),
        };
    }

    public static DateTimeOffset? Instant(JsonNode? node) => DateTimeStamp.Parse(DocumentNode.TextOf(node));

    /// <summary>A duration as hours, with findings for what is none or out of proportion to the credits.</summary>
    public static decimal? Hours(DocumentNode node, string member, Ects? credits, bool part = false)
    {
        if (node.Text(member) is not { } text)
            return null;
        var hours = IsoDuration.Hours(text);
        if (hours is null)
            node.Report(AwardFindingKind.UnknownValue, member, $"'{text}' is no amount of hours.");
        if (IsoDuration.AgainstCredits(text, credits, part) is { } doubt)
            node.Report(AwardFindingKind.Doubtful, member, doubt);
        return hours;
    }
}
