using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Alliance.Contracts;

namespace Testamur.Web.Modules.Catalogue.Ooapi;

/// <summary>
/// What the catalogue holds in the words of the <see href="https://openonderwijsapi.nl/specification/v5/docs.html">Open Education API 5.0</see>. A published
/// specification is a course there, a run a course offering. What the API has no place for, such as where a course counts, stands in <c>ext</c>.
/// </summary>
internal static class OoapiDocuments
{
    /// <summary>Null where the specification lacks what the API demands of every course: a name and a language of teaching.</summary>
    public static JsonObject? Course(Guid id, Specification content, Guid institution, Uri page)
    {
        if (content.Title.IsBlank || TeachingLanguage(content) is not { } language)
            return null;
        var course = new JsonObject
        {
            ["courseId"] = id,
            ["primaryCode"] = Code("identifier", content.Id),
            ["name"] = Texts(content.Title),
            ["abbreviation"] = Abbreviation(content.Id),
            ["description"] = Texts(content.Summary.IsBlank ? content.Title : content.Summary),
            ["teachingLanguage"] = language,
            ["level"] = Level(content.EqfLevel),
        };
        if (content.Ects is { } ects)
            course["studyLoad"] = new JsonObject { ["studyLoadUnit"] = "ects", ["value"] = ects.Value };
        Put(course, "modeOfDelivery", Modes(content));
        if (content.Weeks is { } weeks)
            course["duration"] = string.Create(CultureInfo.InvariantCulture, $"P{weeks}W");
        if (content.IscedF is [var field, ..] && field.Length <= 4)
            course["fieldsOfStudy"] = field;
        Put(course, "learningOutcomes", content.LearningOutcomes.Where(o => !o.Text.IsBlank).Select(o => Texts(o.Text)));
        Put(course, "admissionRequirements", content.Prerequisites.SelectMany(needed => Each(needed.Text)));
        Put(course, "assessment", content.Assessments.Where(task => task.Summative).SelectMany(task => Each(task.Title)));
        course["link"] = page.AbsoluteUri;
        course["organization"] = institution;
        course["ext"] = Extension(content);
        return course;
    }

    public static JsonObject? Offering(CatalogueOffering run, Specification content, Uri enrol)
    {
        if (content.Title.IsBlank || TeachingLanguage(content) is not { } language)
            return null;
        var offering = new JsonObject
        {
            ["offeringId"] = run.Id,
            ["primaryCode"] = Code("offeringCode", run.Id.ToString()),
            ["offeringType"] = "course",
            ["name"] = new JsonArray(Text(content.DefaultLanguage, run.Name)),
            ["description"] = Texts(content.Summary.IsBlank ? content.Title : content.Summary),
            ["teachingLanguage"] = language,
            ["resultExpected"] = true,
            ["startDate"] = Day(run.StartsOn),
            ["endDate"] = Day(run.EndsOn),
            ["enrollEndDate"] = Day(run.EnrolUntil),
            ["link"] = enrol.AbsoluteUri,
            ["course"] = run.Specification,
            ["organization"] = run.Institution.Value,
        };
        Put(offering, "modeOfDelivery", Modes(content));
        if (run.Capacity is { } places)
            offering["maxNumberStudents"] = places;
        return offering;
    }

    public static JsonObject Organization(InstitutionView institution)
    {
        var organization = new JsonObject
        {
            ["organizationId"] = institution.Id.Value,
            ["primaryCode"] = Code("identifier", institution.Did),
            ["organizationType"] = "institute",
            ["name"] = new JsonArray(Text("und", institution.Name)),
            ["shortName"] = institution.Slug,
        };
        if (institution.Website is { } website && Uri.TryCreate(website, UriKind.Absolute, out _))
            organization["link"] = website;
        return organization;
    }

    /// <param name="size">Items of a full page.</param>
    /// <param name="number">From 1 up.</param>
    /// <param name="total">Of all pages.</param>
    public static JsonObject Page(IEnumerable<JsonObject> items, int size, int number, int total) =>
        new()
        {
            ["pageSize"] = size,
            ["pageNumber"] = number,
            ["hasPreviousPage"] = number > 1,
            ["hasNextPage"] = (long)size * number < total,
            ["totalPages"] = (total + size - 1) / size,
            ["items"] = new JsonArray([.. items]),
        };

    public static JsonObject Problem(int status, string title, string detail) =>
        new()
        {
            ["status"] = status.ToString(CultureInfo.InvariantCulture),
            ["title"] = title,
            ["detail"] = detail,
        };

    private static JsonObject Extension(Specification content)
    {
        var extension = new JsonObject { ["version"] = content.Version };
        if (content.EqfLevel is { } level)
            extension["eqfLevel"] = level;
        if (content.Hours is { } hours)
            extension["hours"] = hours;
        if (content.Stackability is { Kind: StackingKind.Stackable } stacking)
            extension["pathways"] = new JsonArray([.. stacking.Pathways.Select(pathway => (JsonNode)pathway)]);
        return extension;
    }

    /// <summary>ISO 639-2 of the first language of teaching that the European list of languages has.</summary>
    private static string? TeachingLanguage(Specification content) =>
        content
            .TeachingLanguages.Select(tag => ControlledList.Get("language").FindCode(tag.Split('-')[0]))
            .OfType<Concept>()
            .Select(concept => concept.Uri[(concept.Uri.LastIndexOf('/') + 1)..].ToLowerInvariant())
            .FirstOrDefault(code => code.Length == 3);

    private static string Level(int? eqf) =>
        eqf switch
        {
            5 => "associate degree",
            6 => "bachelor",
            7 => "master",
            8 => "doctoral",
            _ => "undefined",
        };

    private static IEnumerable<JsonNode> Modes(Specification content) =>
        content.Participation?.Mode switch
        {
            "online" => ["online"],
            "presential" => ["on campus"],
            "blended" => ["hybrid"],
            "workbased" or "project-based" or "research-lab-based" => ["situated"],
            _ => [],
        };

    // The last part of the address, as institutions know their codes.
    private static string Abbreviation(string uri)
    {
        var last = uri[(uri.TrimEnd('/').LastIndexOf('/') + 1)..];
        return last.Length <= 256 ? last : last[..256];
    }

    private static JsonObject Code(string type, string code) => new() { ["codeType"] = type, ["code"] = code };

    private static JsonArray Texts(LangText text) => new([.. Each(text)]);

    private static IEnumerable<JsonNode> Each(LangText text) =>
        text.Where(pair => text.Has(pair.Key)).Select(pair => (JsonNode)Text(pair.Key, pair.Value));

    private static JsonObject Text(string language, string value) => new() { ["language"] = language, ["value"] = value };

    private static void Put(JsonObject node, string name, IEnumerable<JsonNode> values)
    {
        JsonNode[] present = [.. values];
        if (present.Length > 0)
            node[name] = new JsonArray(present);
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
