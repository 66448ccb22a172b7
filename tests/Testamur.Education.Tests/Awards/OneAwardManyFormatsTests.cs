using System.Text;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Clr;
using Testamur.Education.Conversion;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Rdf.JsonLd;

namespace Testamur.Education.Tests.Awards;

public class OneAwardManyFormatsTests
{
    private const int Count = 200;

    /// <summary>What Open Badges cannot say; all else of Annex I must come back equal.</summary>
    private static bool BadgeLoses(string element) =>
        element is "issued" or "weeks"
        || element.StartsWith("activity", StringComparison.Ordinal)
        || element.StartsWith("grading pass rule", StringComparison.Ordinal)
        || (
            element.StartsWith("quality assurance", StringComparison.Ordinal)
            && (
                element.EndsWith("agency country", StringComparison.Ordinal)
                || element.Contains(" valid ", StringComparison.Ordinal)
            )
        );

    /// <summary>What the European Learning Model cannot say.</summary>
    private static bool ElmLoses(string element) =>
        element.StartsWith("grading value", StringComparison.Ordinal)
        || element is "status 2"
        || (
            element.StartsWith("prerequisite", StringComparison.Ordinal)
            && (
                element.EndsWith("requires", StringComparison.Ordinal)
                || element.EndsWith("prior learning", StringComparison.Ordinal)
            )
        );

    /// <summary>What a converted document leaves to the original that it embeds.</summary>
    private static bool ConversionLoses(string element) => element.StartsWith("mandat", StringComparison.Ordinal);

    [Fact]
    public void Every_element_is_equal_in_the_european_learning_model_and_back()
    {
        foreach (var award in Generate(oneLanguage: false))
            AssertSame(award, ElmReader.Read(Bytes(ElmWriter.Write(award))), ElmLoses);
    }

    [Fact]
    public void Every_element_is_equal_in_open_badges_and_back()
    {
        foreach (var award in Generate(oneLanguage: true))
            AssertSame(award, OpenBadgeReader.Read(Bytes(OpenBadgeBuilder.Build(award))), BadgeLoses);
    }

    [Fact]
    public void Every_element_is_equal_in_a_learner_record_and_back()
    {
        foreach (var award in Generate(oneLanguage: true))
            AssertSame(award, ClrReader.Read(Bytes(Bundle(award))), BadgeLoses);
    }

    [Theory]
    [InlineData(AwardFormat.Elm, AwardFormat.OpenBadge)]
    [InlineData(AwardFormat.Elm, AwardFormat.Clr)]
    [InlineData(AwardFormat.OpenBadge, AwardFormat.Elm)]
    [InlineData(AwardFormat.OpenBadge, AwardFormat.Clr)]
    [InlineData(AwardFormat.Clr, AwardFormat.Elm)]
    [InlineData(AwardFormat.Clr, AwardFormat.OpenBadge)]
    public void Losses_are_exactly_what_differs(AwardFormat from, AwardFormat to)
    {
        var listed = 0;
        foreach (var award in Generate(oneLanguage: false))
        {
            var source = Bytes(Write(award, from));
            var before = Lines(Read(source, from).Award!); // written by us
            var conversion = AwardConverter.Convert(source, from, to);
            Assert.Null(conversion.Problem);
            var after = Lines(Read(Bytes(conversion.Document!), to).Award!); // no problem, so a document
            var differs = before.Where(line => after.GetValueOrDefault(line.Key) != line.Value).Select(line => line.Key);
            Assert.Equal(
                differs.Order(StringComparer.Ordinal),
                conversion.Losses.Select(loss => loss.Element).Order(StringComparer.Ordinal)
            );
            // Translations that the default language does not need are what a badge cannot carry; everything else is known by name.
            Assert.All(
                conversion.Losses,
                loss =>
                    Assert.True(
                        to == AwardFormat.Elm
                            ? ElmLoses(loss.Element) || ConversionLoses(loss.Element)
                            : BadgeLoses(loss.Element) || IsTranslation(loss.Element, before["language"]),
                        loss.Element
                    )
            );
            listed += conversion.Losses.Count;
        }
        Assert.True(
            listed > 0 || (from, to) is (AwardFormat.OpenBadge, AwardFormat.Clr) or (AwardFormat.Clr, AwardFormat.OpenBadge)
        );
    }

    [Fact]
    public void There_and_back_again_says_the_same_when_nothing_was_lost()
    {
        var lossless = 0;
        foreach (var award in Generate(oneLanguage: true))
        {
            var source = Bytes(Write(award, AwardFormat.OpenBadge));
            var elm = AwardConverter.Convert(source, AwardFormat.OpenBadge, AwardFormat.Elm);
            if (elm.Losses.Count > 0)
                continue;
            lossless++;
            var back = AwardConverter.Convert(Bytes(elm.Document!), AwardFormat.Elm, AwardFormat.OpenBadge); // no loss, so a document
            Assert.Equal(Lines(OpenBadgeReader.Read(source).Award!), Lines(OpenBadgeReader.Read(Bytes(back.Document!)).Award!));
        }
        Assert.True(lossless > 20);
    }

    [Theory]
    [InlineData(AwardFormat.Elm)]
    [InlineData(AwardFormat.OpenBadge)]
    [InlineData(AwardFormat.Clr)]
    public void Nothing_is_dropped_by_json_ld_in_safe_mode(AwardFormat format)
    {
        foreach (var award in Generate(oneLanguage: false).Take(60))
            Assert.True(JsonLdProcessor.ForCredentials.ToRdf(Bytes(Write(award, format))).Count > 20);
    }

    [Fact]
    public void The_same_award_gives_the_same_text()
    {
        var (one, two) = (Generate(oneLanguage: false).ToArray(), Generate(oneLanguage: false).ToArray());
        for (var at = 0; at < Count; at++)
            Assert.Equal(ElmWriter.Write(one[at]).ToJsonString(), ElmWriter.Write(two[at]).ToJsonString());
    }

    internal static IEnumerable<MicroCredential> Generate(bool oneLanguage)
    {
        var generator = new AwardGenerator(20260630);
        for (var at = 0; at < Count; at++)
            yield return generator.Next(oneLanguage);
    }

    internal static byte[] Bytes(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString());

    internal static JsonObject Bundle(MicroCredential award) =>
        ClrBuilder.Build(
            new(award.Award.CredentialId + "#bundle", "Bundle", award.Award.Issuer, award.Award.Subject, award.Award.ValidFrom),
            [award]
        );

    private static JsonObject Write(MicroCredential award, AwardFormat format) =>
        format switch
        {
            AwardFormat.Elm => ElmWriter.Write(award),
            AwardFormat.Clr => Bundle(award),
            _ => OpenBadgeBuilder.Build(award),
        };

    private static AwardReading Read(byte[] document, AwardFormat format) =>
        format switch
        {
            AwardFormat.Elm => ElmReader.Read(document),
            AwardFormat.Clr => ClrReader.Read(document),
            _ => OpenBadgeReader.Read(document),
        };

    private static IReadOnlyDictionary<string, string> Lines(MicroCredential award) => AwardElements.Of(award);

    private static bool IsTranslation(string element, string language) =>
        element.Contains('@', StringComparison.Ordinal) && !element.EndsWith("@" + language, StringComparison.Ordinal);

    private static void AssertSame(MicroCredential award, AwardReading reading, Func<string, bool> loses)
    {
        Assert.NotNull(reading.Award);
        var before = Lines(award).Where(line => !loses(line.Key));
        Assert.Equal(before, Lines(reading.Award).Where(line => !loses(line.Key)));
        Assert.DoesNotContain(
            reading.Findings,
            finding => finding.Kind is AwardFindingKind.NotRead or AwardFindingKind.UnknownValue or AwardFindingKind.Missing
        );
    }
}
