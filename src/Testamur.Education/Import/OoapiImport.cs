using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Education.Import;

/// <summary>
/// Courses of the Open Education API as drafts: one course, a list, or a page of them, in the names of version 5
/// (<see href="https://openonderwijsapi.nl/specification/v5/docs.html">OOAPI 5.0</see>) and those of version 6 that differ.
/// </summary>
internal static class OoapiImport
{
    public static ImportReading Read(JsonNode? root)
    {
        var courses = Courses(root).Take(DraftImport.MaxDrafts + 1).ToList();
        if (courses.Count == 0)
            return ImportReading.Refused(ImportFormat.Ooapi, ImportIssue.NoOffers);
        if (courses.Count > DraftImport.MaxDrafts)
            return ImportReading.Refused(ImportFormat.Ooapi, ImportIssue.TooManyDrafts);
        return new(
            ImportFormat.Ooapi,
            [.. courses.Select((course, index) => new OoapiCourse(course.Node, course.Path, index + 1).Read())],
            []
        );
    }

    private static IEnumerable<(JsonObject Node, string Path)> Courses(JsonNode? root)
    {
        if (root is JsonObject { } course && IsCourse(course))
            return [(course, "")];
        if (root is JsonObject page && page["items"] is JsonArray items)
            return Of(items, "/items");
        return root is JsonArray list ? Of(list, "") : [];
    }

    private static IEnumerable<(JsonObject, string)> Of(JsonArray list, string path) =>
        list.Select((item, index) => (Item: item as JsonObject, Path: $"{path}/{index}"))
            .Where(one => one.Item is not null && IsCourse(one.Item))
            .Select(one => (one.Item!, one.Path)); // just looked

    private static bool IsCourse(JsonObject node) =>
        node.ContainsKey("name")
        && (
            node.ContainsKey("courseId")
            || node.ContainsKey("programmeId")
            || node.ContainsKey("programId")
            || node.ContainsKey("studyLoad")
            || node.ContainsKey("learningOutcomes")
            || node.ContainsKey("primaryCode")
        );
}

/// <summary>One course.</summary>
internal sealed class OoapiCourse(JsonObject course, string path, int number)
{
    private const int MostItems = 200;
    private const int LongestLeftover = 2000;

    private readonly DraftBuilder draft = new(number, new(0, path));
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private string language = "en";

    public ImportedDraft Read()
    {
        language = Texts(course["name"]).Select(text => text.Language).FirstOrDefault(known => known is not null) ?? "en";
        Words("name", "title");
        Words("description", "summary");
        Listed("learningOutcomes", "learningOutcomes");
        Words("admissionRequirements", "prerequisites");
        Words("requirements", "prerequisites");
        Words("assessment", "assessments");
        Load();
        Level();
        Modes();
        Languages();
        Duration();
        Plain("fieldsOfStudy", "iscedF", value => value.Length > 4 ? value[..4] : value);
        Plain("link", "links", value => value);
        Extension();
        Leave();
        return draft.Build(language);
    }

    private ImportPlace At(string member) => new(0, $"{path}/{member}");

    private JsonNode? Member(string name)
    {
        if (!course.TryGetPropertyValue(name, out var node) || node is null)
            return null;
        read.Add(name);
        return node;
    }

    private void Words(string name, string member)
    {
        foreach (var (spoken, text) in Texts(Member(name)))
            draft.Take(member, text, At(name), Certainty.Sure, spoken ?? language);
    }

    /// <summary>Version 5 has a list of texts by language for each outcome, version 6 objects with a name or a description.</summary>
    private void Listed(string name, string member)
    {
        if (Member(name) is not JsonArray outcomes)
            return;
        foreach (var outcome in outcomes.Take(MostItems))
        {
            var texts =
                outcome is JsonObject full && !full.ContainsKey("value")
                    ? Texts(full["name"] ?? full["description"])
                    : Texts(outcome);
            foreach (var (spoken, text) in texts)
                if (!Guid.TryParse(text, out _)) // version 6 may only name it
                    draft.Take(member, text, At(name), Certainty.Sure, spoken ?? language);
        }

        foreach (var outcome in outcomes.Skip(MostItems))
            draft.Leave(Raw(outcome), At(name));
    }

    private void Load()
    {
        var loads = Member("studyLoad") switch
        {
            JsonArray many => many.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };
        foreach (var load in loads)
        {
            var member = TextOf(load["studyLoadUnit"]) switch
            {
                "ects" => "ects",
                "hour" or "sbu" => "hours",
                _ => null,
            };
            if (member is null || NumberOf(load["value"]) is not { } value)
                draft.Leave(Raw(load), At("studyLoad"));
            else
                draft.Take(member, value, At("studyLoad"), Certainty.Sure, language);
        }

        if (NumberOf(course["ects"]) is { } ects)
        {
            read.Add("ects");
            draft.Take("ects", ects, At("ects"), Certainty.Sure, language);
        }
    }

    private void Level()
    {
        if (TextOf(Member("levelOfQualification")) is { } qualification)
            draft.Take(
                "level",
                qualification.Replace("eqf_", "EQF ", StringComparison.OrdinalIgnoreCase),
                At("levelOfQualification"),
                Certainty.Sure,
                language
            );
        var level = TextOf(Member("level"));
        if (level is null or "undefined" or "undivided" or "nt2-1" or "nt2-2" || draft.Has("level"))
            return;
        draft.Take("level", level == "associate degree" ? "EQF 5" : level, At("level"), Certainty.Sure, language);
    }

    private void Modes()
    {
        foreach (var name in (string[])["modesOfDelivery", "modeOfDelivery"])
        {
            var modes = Member(name) switch
            {
                JsonArray many => many.Select(TextOf).OfType<string>().ToList(),
                { } one when TextOf(one) is { } text => [text],
                _ => [],
            };
            var known = modes.Select(ModeOf).Distinct(StringComparer.Ordinal).ToList();
            if (known is [{ } mode])
                draft.Take("mode", mode, At(name), Certainty.Sure, language);
            else if (known.Count > 1 && known.All(one => one is "online" or "presential" or "blended"))
                draft.Take("mode", "blended", At(name), Certainty.Likely, language);
            else if (modes.Count > 0)
            {
                draft.Leave(string.Join(", ", modes), At(name));
                draft.Report(ImportIssue.NotUnderstood, ImportSeverity.Warning, At(name), "mode");
            }
        }
    }

    private static string? ModeOf(string mode) =>
        mode.Replace('_', ' ') switch
        {
            "online" or "distance-learning" or "distance learning" => "online",
            "on campus" or "presential" => "presential",
            "hybrid" or "blended" => "blended",
            "situated" or "work based" => "work-based",
            "project based" => "project-based",
            _ => null,
        };

    private void Languages()
    {
        foreach (var name in (string[])["teachingLanguages", "teachingLanguage"])
        {
            var codes = Member(name) switch
            {
                JsonArray many => many.Select(TextOf).OfType<string>().ToList(),
                { } one when TextOf(one) is { } text => [text],
                _ => [],
            };
            if (codes.Count > 0)
                draft.Take(
                    "teachingLanguages",
                    string.Join(", ", codes.Select(OoapiLanguage.TwoLetters)),
                    At(name),
                    Certainty.Sure,
                    language
                );
        }
    }

    private void Duration()
    {
        if (TextOf(Member("duration")) is not { } duration)
            return;
        if (Awards.IsoDuration.Weeks(duration) is { } weeks)
            draft.Take("weeks", weeks.ToString(CultureInfo.InvariantCulture), At("duration"), Certainty.Sure, language);
        else if (duration is ['P', .. var count, 'W'] && count.All(char.IsAsciiDigit))
            draft.Take("weeks", count, At("duration"), Certainty.Sure, language);
        else
            draft.Leave(duration, At("duration"));
    }

    // What our own catalogue puts where the API has no place.
    private void Extension()
    {
        if (course["ext"] is not JsonObject ext)
            return;
        if (
            NumberOf(ext["hours"]) is { } hours
            && !draft.Has("hours")
            && draft.Take("hours", hours, At("ext/hours"), Certainty.Sure, language)
        )
            ext.Remove("hours");
        if (
            NumberOf(ext["eqfLevel"]) is { } level
            && (draft.Has("level") || draft.Take("level", level, At("ext/eqfLevel"), Certainty.Sure, language))
        )
            ext.Remove("eqfLevel");
        if (ext.Count == 0)
            read.Add("ext");
    }

    private void Plain(string name, string member, Func<string, string> shape)
    {
        if (TextOf(Member(name)) is { } text)
            draft.Take(member, shape(text), At(name), Certainty.Sure, language);
    }

    /// <summary>What nobody asked for stays as it is written.</summary>
    private void Leave()
    {
        foreach (var (name, node) in course)
            if (node is not null && !read.Contains(name))
                draft.Leave($"{name}: {Raw(node)}", At(name));
    }

    private static IEnumerable<(string? Language, string Text)> Texts(JsonNode? node)
    {
        if (TextOf(node) is { } plain)
            yield return (null, plain);
        else if (node is JsonObject typed && TextOf(typed["value"]) is { } value)
            yield return (LanguageTag(TextOf(typed["language"])), value);
        else if (node is JsonArray many)
            foreach (var item in many.Take(MostItems))
            foreach (var text in item is JsonArray ? [] : Texts(item))
                yield return text;
    }

    private static string? LanguageTag(string? tag) =>
        tag is { Length: >= 2 and <= 35 } && tag.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')
            ? tag.Split('-')[0].ToLowerInvariant()
            : null;

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : TextOf(node);

    private static string Raw(JsonNode? node)
    {
        var text = TextOf(node) ?? node?.ToJsonString(Relaxed) ?? "";
        return text.Length <= LongestLeftover ? text : text[..LongestLeftover] + "…";
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
