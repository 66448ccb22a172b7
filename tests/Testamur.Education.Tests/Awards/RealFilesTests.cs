using Testamur.Education.Awards;
using Testamur.Education.Clr;
using Testamur.Education.Conversion;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Awards;

/// <summary>Files of other projects, as they were found.</summary>
public class RealFilesTests
{
    private static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Samples");

    public static TheoryData<string> All { get; } =
    [
        .. new[]
        {
            "elm",
            "edc",
            "mynextid",
            "dc4eu",
            "edubadges-style-ob30",
            "ob30",
            "clr20",
            "ebsi",
            "constructed",
            "dcc",
            "blockcerts",
            "ob20",
            "edc-xml",
        }.SelectMany(folder =>
            Directory
                .EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file))
                .Order(StringComparer.Ordinal)
        ),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void No_file_makes_a_reader_throw_and_what_is_read_can_be_written(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        Assert.All(
            [ElmReader.Read(bytes), OpenBadgeReader.Read(bytes), ClrReader.Read(bytes)],
            reading => Assert.True(reading.Award is not null || reading.Findings is [{ Kind: AwardFindingKind.Refused }, ..])
        );
        if (AwardFormats.Detect(bytes) is not { } from)
            return;
        foreach (var to in Enum.GetValues<AwardFormat>())
        {
            var conversion = AwardConverter.Convert(bytes, from, to);
            Assert.True(conversion.Document is null != conversion.Problem is null);
        }
    }

    [Theory]
    [InlineData("elm/mc-annex1-unsigned.jsonld")]
    [InlineData("elm/mc-annex1-unsigned-uploadable.json")]
    [InlineData("elm/mc-annex1-sealed.jws.json")]
    public void The_sample_of_the_commission_says_all_its_elements(string file)
    {
        var reading = ElmReader.Read(Bytes(file));
        var (specification, award) = reading.Award!; // asserted by the next line, which would throw
        Assert.Equal("Ana", award.Subject.GivenName);
        Assert.Equal(new DateOnly(1999, 10, 1), award.Subject.BirthDate);
        Assert.Equal("Digital micro-credential creation", specification.Title.In("en"));
        Assert.Equal(
            ("University of Zed", "IE"),
            (specification.AwardingBodies[0].Name.In("en"), specification.AwardingBodies[0].Country)
        );
        Assert.Equal("https://uniz.edu", specification.AwardingBodies[0].Url);
        Assert.Equal(new LegalIdentifier("0000", "IE"), specification.AwardingBodies[0].Registration);
        Assert.Equal((Ects.Parse("2"), 60m), (specification.Ects, specification.Hours));
        Assert.Equal(6, specification.EqfLevel);
        Assert.NotEmpty(specification.LearningOutcomes);
        Assert.Contains(specification.LearningOutcomes, outcome => outcome.Skills.Count > 0);
        Assert.NotEmpty(specification.Assessments);
        Assert.NotNull(specification.Assessments[0].Supervision);
        Assert.NotNull(specification.Participation);
        Assert.NotEmpty(award.Results);
        // The one mandatory element that the sample has nowhere.
        Assert.Empty(specification.QualityAssurance);
    }

    [Fact]
    public void Sixty_months_for_two_credits_are_doubted()
    {
        var reading = ElmReader.Read(Bytes("elm/mc-annex1-unsigned.jsonld"));
        var doubt = Assert.Single(reading.Findings, finding => finding.Kind == AwardFindingKind.Doubtful);
        Assert.Equal(
            "P60M is 43800 hours, but 2 ECTS credits are 50 to 60 hours. The letter M before T means months.",
            doubt.Text
        );
        Assert.EndsWith("/specifiedBy/volumeOfLearning", doubt.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_constructed_sample_has_every_element_and_nothing_unread_but_its_picture()
    {
        var reading = ElmReader.Read(Bytes("constructed/micro-credential.eu-elements.json"));
        var specification = reading.Award!.Specification; // a sample of ours
        Assert.Equal(Cycle.First, specification.Cycle);
        Assert.Equal("Upper secondary education; basic computer use.", Assert.Single(specification.Prerequisites).Text.In("en"));
        Assert.Equal("Pass", Assert.Single(reading.Award.Award.Results).Value);
        Assert.Equal("supervised-with-id-verification", Assert.Single(specification.Assessments).Supervision);
        Assert.Equal(new LegalIdentifier("VATES-X0000000X", "ES"), reading.Award.Award.Issuer.LegalId);
        Assert.All(
            reading.Findings.Where(finding => finding.Kind == AwardFindingKind.NotRead),
            finding =>
                Assert.True(
                    finding.Path.StartsWith("/displayParameter", StringComparison.Ordinal)
                        || UnreadThere.Any(name => finding.Path.EndsWith(name, StringComparison.Ordinal)),
                    finding.Path
                )
        );
    }

    private static readonly string[] UnreadThere =
    [
        "/maximumDuration",
        "/learningSetting",
        "/reusabilityLevel",
        "/dateIssued",
        "/mode",
        "/dcType",
        "/location",
    ];

    [Theory]
    [InlineData("edubadges-style-ob30/uvh_at_microcredential_full_1.json", "3", null)]
    [InlineData("edubadges-style-ob30/mbob_ht_pf_microcredential_full.json", null, 240)]
    public void Badges_in_the_manner_of_edubadges_are_read(string file, string? ects, int? hours)
    {
        var (specification, award) = OpenBadgeReader.Read(Bytes(file)).Award!; // the sample is a badge
        Assert.Equal(ects, specification.Ects?.ToString());
        Assert.Equal(hours, specification.Hours);
        Assert.Equal(4, specification.EqfLevel);
        Assert.Equal("onsite or blended", specification.Participation?.Mode);
        Assert.Equal("supervised-with-id-verification", Assert.Single(specification.Assessments).Supervision);
        Assert.Single(award.Results);
    }

    [Fact]
    public void Credits_without_a_system_are_not_taken_for_ects()
    {
        var reading = OpenBadgeReader.Read(Bytes("ob30/complete.json"));
        Assert.Null(reading.Award!.Specification.Ects); // the sample is a badge
        Assert.Contains(reading.Findings, finding => finding.Text.Contains("not read as ECTS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("clr20/simple-noproof.json")]
    [InlineData("clr20/simple.json")]
    [InlineData("clr20/simple.jwt")]
    public void Learner_records_give_their_badges(string file)
    {
        var reading = ClrReader.Read(Bytes(file));
        Assert.NotEmpty(reading.Awards);
        Assert.Contains(reading.Findings, finding => finding.Path.Contains("/association", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_signed_is_converted_unsigned_and_says_so()
    {
        var sealedFile = Bytes("elm/mc-annex1-sealed.jws.json");
        Assert.Equal(AwardFormat.Elm, AwardFormats.Detect(sealedFile));
        var conversion = AwardConverter.Convert(sealedFile, AwardFormat.Elm, AwardFormat.OpenBadge);
        Assert.Contains(conversion.Losses, loss => loss.Element == "signature");
        Assert.False(conversion.Document!.ContainsKey("proof")); // no problem, so a document
        Assert.DoesNotContain(
            AwardConverter.Convert(Bytes("elm/mc-annex1-unsigned.jsonld"), AwardFormat.Elm, AwardFormat.OpenBadge).Losses,
            loss => loss.Element == "signature"
        );
    }

    [Fact]
    public void What_has_no_place_in_an_award_is_a_loss()
    {
        var conversion = AwardConverter.Convert(Bytes("elm/mc-annex1-unsigned.jsonld"), AwardFormat.Elm, AwardFormat.OpenBadge);
        Assert.Contains(conversion.Losses, loss => loss.Element.StartsWith("/displayParameter", StringComparison.Ordinal));
        Assert.Contains(conversion.Losses, loss => loss.Element.EndsWith("/contactPoint", StringComparison.Ordinal));
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));
}
