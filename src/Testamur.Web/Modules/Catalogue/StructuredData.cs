using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// An entry in the words of <see href="https://schema.org/Course">schema.org</see>, for search engines: the course with its open runs, and the
/// <see href="https://schema.org/EducationalOccupationalCredential">credential</see> that it leads to. Only what the page says, too.
/// </summary>
internal static class StructuredData
{
    /// <param name="origin">The platform's public address, to which paths are added.</param>
    /// <param name="page">The stable address of the page.</param>
    /// <returns>JSON in which no character can end the element it stands in.</returns>
    public static string Of(CatalogueDetail detail, string language, Uri origin, Uri page)
    {
        var item = detail.Item;
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Course",
            ["@id"] = item.Uri,
            ["url"] = page.AbsoluteUri,
            ["name"] = item.Title.In(language),
            ["provider"] = new JsonObject { ["@type"] = "CollegeOrUniversity", ["name"] = item.Provider },
        };
        Put(node, "description", Said(item.Summary, language));
        Put(node, "inLanguage", item.Languages);
        if (item.Ects is { } ects)
            node["numberOfCredits"] = Credits(ects);
        if (item.Hours is { } hours)
            node["timeRequired"] = $"PT{hours.ToString("0.##", CultureInfo.InvariantCulture)}H";
        if (item.EqfLevel is { } level)
            node["educationalLevel"] = Term($"EQF {level}", "European Qualifications Framework");
        if (item.Price is { } price)
            node["offers"] = Offer(price, item.Currency ?? "EUR");
        if (detail.Content is { } content)
            Describe(node, content, language);
        if (detail.Offerings.Count > 0)
        {
            JsonNode[] runs = [.. detail.Offerings.Select(run => Run(run, detail, origin))];
            node["hasCourseInstance"] = new JsonArray(runs);
        }

        return node.ToJsonString();
    }

    private static void Describe(JsonObject node, Specification content, string language)
    {
        Put(node, "teaches", content.LearningOutcomes.Select(outcome => outcome.Text.In(language)));
        Put(node, "coursePrerequisites", content.Prerequisites.Select(needed => needed.Text.In(language)));
        Put(
            node,
            "about",
            content.IscedF.Select(code => (JsonNode)Term(CatalogueFacets.FieldName(code), "ISCED-F 2013", code)).ToArray()
        );
        var credential = new JsonObject
        {
            ["@type"] = "EducationalOccupationalCredential",
            ["name"] = content.Title.In(language),
            ["credentialCategory"] = "micro-credential",
        };
        Put(
            credential,
            "recognizedBy",
            content
                .AwardingBodies.Select(body =>
                    (JsonNode)new JsonObject { ["@type"] = "CollegeOrUniversity", ["name"] = body.Name.In(language) }
                )
                .ToArray()
        );
        Put(
            credential,
            "competencyRequired",
            content
                .LearningOutcomes.SelectMany(outcome => outcome.Skills)
                .DistinctBy(skill => skill.Uri)
                .Select(skill => (JsonNode)Term(skill.Label.In(language), skill.Framework ?? "ESCO", url: skill.Uri))
                .ToArray()
        );
        if (content.ValidityMonths is { } months)
            credential["validFor"] = $"P{months}M";
        node["educationalCredentialAwarded"] = credential;
    }

    private static JsonObject Run(CatalogueOfferingView run, CatalogueDetail detail, Uri origin)
    {
        var node = new JsonObject
        {
            ["@type"] = "CourseInstance",
            ["name"] = run.Name,
            ["startDate"] = Day(run.StartsOn),
            ["endDate"] = Day(run.EndsOn),
            ["url"] = new Uri(origin, run.EnrolPath).AbsoluteUri,
        };
        Put(node, "courseMode", detail.Item.Mode);
        Put(node, "location", run.Place);
        if (run.Capacity is { } places)
            node["maximumAttendeeCapacity"] = places;
        if (detail.Item.Hours is { } hours)
            node["courseWorkload"] = $"PT{hours.ToString("0.##", CultureInfo.InvariantCulture)}H";
        return node;
    }

    private static JsonObject Offer(decimal price, string currency) =>
        new()
        {
            ["@type"] = "Offer",
            ["price"] = price,
            ["priceCurrency"] = currency,
            ["category"] = price == 0 ? "Free" : "Paid",
        };

    private static JsonObject Credits(decimal ects) =>
        new()
        {
            ["@type"] = "StructuredValue",
            ["value"] = ects,
            ["unitText"] = "ECTS",
        };

    private static JsonObject Term(string name, string set, string? code = null, string? url = null)
    {
        var term = new JsonObject
        {
            ["@type"] = "DefinedTerm",
            ["name"] = name,
            ["inDefinedTermSet"] = set,
        };
        Put(term, "termCode", code);
        Put(term, "url", url);
        return term;
    }

    private static string? Said(LangText text, string language) => text.IsBlank ? null : text.In(language);

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(JsonObject node, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            node[name] = value;
    }

    private static void Put(JsonObject node, string name, IEnumerable<string> values) =>
        Put(node, name, values.Where(value => value.Length > 0).Select(value => (JsonNode)value).ToArray());

    private static void Put(JsonObject node, string name, JsonNode[] values)
    {
        if (values.Length > 0)
            node[name] = values.Length == 1 ? values[0] : new JsonArray(values);
    }
}
