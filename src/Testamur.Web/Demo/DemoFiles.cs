using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;

namespace Testamur.Web.Demo;

/// <summary>The demo alliance as it lies in the repository's <c>samples/demo</c>; <c>SOURCES.md</c> there says what each part follows.</summary>
internal sealed class DemoFiles(IOptions<TestamurOptions> options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public AllianceFile Alliance() => Read<AllianceFile>("alliance.json");

    public OfferingsFile Offerings() => Read<OfferingsFile>("offerings.json");

    public RecognitionsFile Recognitions() => Read<RecognitionsFile>("recognitions.json");

    public ObservatoryFile Observatory() => Read<ObservatoryFile>("observatory.json");

    public LearnersFile Learners() => Read<LearnersFile>("learners.json");

    /// <summary>A list of awards as a registrar would hand it in, with mistakes in some rows.</summary>
    public const string ListName = "awards-energy-at-home.csv";

    public byte[] AwardsList() => File.ReadAllBytes(PathOf(ListName));

    public string ExternalOffers() => File.ReadAllText(PathOf("external-offers.json"));

    /// <summary>The funder in a file, with the ids of the specifications as they are in the files.</summary>
    public string Funder() => File.ReadAllText(PathOf("funder.json"));

    public IReadOnlyList<string> Pathways() => [.. Texts("pathways")];

    /// <summary>By the names of the files.</summary>
    public IReadOnlyDictionary<string, string> Agreements() =>
        Directory.GetFiles(PathOf("agreements"), "*.json").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    public IReadOnlyList<JsonObject> Specifications() =>
        [.. Texts("specifications").Select(text => JsonNode.Parse(text)!.AsObject())]; // files of objects

    private IEnumerable<string> Texts(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(name)), Json) ?? throw new JsonException($"{name} is empty.");

    private string PathOf(string name) => Path.Combine(options.Value.DemoFolder, name);

    internal sealed record AllianceFile(
        AllianceRow Alliance,
        Member[] Members,
        RightRow[] AwardingRights,
        UnitRow[] Units,
        PersonRow[] People
    );

    internal sealed record AllianceRow(Dictionary<string, string> Name, string Url);

    internal sealed record Member(string Id, Dictionary<string, string> Name, string Country, string Url);

    internal sealed record RightRow(string Organisation, DateOnly From, DateOnly Until, int[] EqfLevels, string Source);

    /// <param name="Specifications">Files of the specifications for which it is responsible.</param>
    internal sealed record UnitRow(string Id, string Organisation, LangText Name, string[] Specifications);

    /// <param name="AlsoAt">Other members where the person has the same role.</param>
    /// <param name="Unit">The unit for which the role holds; null for the whole institution.</param>
    internal sealed record PersonRow(
        string Id,
        string Name,
        string Email,
        string Role,
        string Organisation,
        string[]? AlsoAt,
        string? Unit
    );

    internal sealed record OfferingsFile(OfferingRow[] Offerings);

    internal sealed record OfferingRow(
        string Id,
        string Specification,
        int Version,
        string Host,
        DateOnly StartsOn,
        DateOnly EndsOn,
        int? Capacity,
        string State
    );

    internal sealed record LearnersFile(LearnerRow[] Learners);

    internal sealed record LearnerRow(string Person, EnrolmentRow[] Enrolments, AwardRow[] Awards);

    /// <param name="Support">The scheme that pays a part.</param>
    /// <param name="Used">Why the support was used before the run began.</param>
    internal sealed record EnrolmentRow(string Offering, string State, string? Support, string? Used);

    internal sealed record RecognitionsFile(RecognitionRow[] Recognitions, GradingRow[] GradingTables);

    /// <param name="Tie">The institution's rule for grades that fit equally well.</param>
    /// <param name="Grades">How many got which, the best first. The years are always the last two, since older ones are not compared.</param>
    internal sealed record GradingRow(string Institution, string IscedF, string Tie, GradeRow[] Grades);

    internal sealed record GradeRow(string Grade, int Students);

    /// <param name="Institution">Who is asked.</param>
    /// <param name="Holding">Specification of the credential that is handed in.</param>
    /// <param name="Then">What the officer does with it: <c>nothing</c>, <c>ask</c>, <c>decide</c>, or <c>appeal</c> when its learner appeals, too.</param>
    internal sealed record RecognitionRow(string Person, string Institution, string Holding, string Study, string Then);

    internal sealed record AwardRow(string Id, string Specification, string Issuer, DateOnly AwardedOn, string? Grade);
}
