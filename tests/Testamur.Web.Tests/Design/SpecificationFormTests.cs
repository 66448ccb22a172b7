using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Design;

public sealed class SpecificationFormTests
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "samples", "demo", "specifications"))
                .Select(file => Path.GetFileName(file)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_specification_comes_back_from_the_form_as_it_went_in(string file)
    {
        var spec = SpecificationJson.Read(
            File.ReadAllText(Path.Combine(Repository.Root, "samples", "demo", "specifications", file))
        );
        AssertRoundTrip(spec);
    }

    [Fact]
    public void So_does_one_that_fills_every_field()
    {
        var spec = SpecificationJson.Read(Scene.GoodContent().ToJsonString());
        var text = new LangText([new("en", "Text"), new("pt-BR", "Texto")]);
        AssertRoundTrip(
            spec with
            {
                NationalLevels = [new("FI", "FiNQF", "7", 7), new("IE", "NFQ", "9", 7)],
                IscedF = ["0788", "05"],
                Links = ["https://example.org/a", "https://example.org/b"],
                ValidityMonths = 24,
                Prerequisites = [new(text, "https://example.org/specifications/1", true), new(text)],
                QualityAssurance =
                [
                    new(QaKind.External, text, "program-license", "Agency", "R-1", new(2024, 1, 2), new(2029, 1, 2), "FI"),
                ],
                Stackability = new(StackingKind.Stackable, ["https://example.org/p"], text)
                {
                    Degrees = ["BSc Climate, Demo University"],
                },
                Schedule = new(ScheduleKind.FixedDates, 7.5m),
                Audience = [AudienceGroup.PeopleInWork, AudienceGroup.LowIncome],
                EntryHelp = text,
                CoProviders =
                [
                    new()
                    {
                        Id = "h",
                        Name = text,
                        Registration = new("HRB 1", "DE"),
                    },
                ],
                ResponsibleBody = "h",
                ProviderRoute = text,
                NoExternalReview = text,
                Staff = [new(text, text, text)],
                CoDesigners = [new(PartnerKind.PublicBody, text)],
                Need = [new(NeedKind.CivicNeed, text, "https://example.org/need", new(2026, 2, 3)), new(NeedKind.Survey, text)],
                Reuse = new(40, text, text),
                Review = new()
                {
                    NextReview = new(2027, 1, 2),
                    ContentReview = new(2027, 3, 4),
                    Outside = [new(PartnerKind.Peer, text)],
                },
                Resit = text,
                Appeal = text,
                PriorLearning = new(false, text),
                Equivalents = ["https://example.org/specifications/2"],
                RecognitionCheck =
                [
                    new(RecognitionCriterion.Level, RecognitionStrength.Strong, text),
                    new(RecognitionCriterion.Workload, RecognitionStrength.None),
                ],
                Agreements = ["https://example.org/agreement"],
                SupplementText = text,
                TranscriptText = text,
                Formats = ["elm", "dc+sd-jwt"],
                Status = new("TokenStatusList", false),
                Feedback = new("https://example.org/form", "https://example.org/results", new(2026, 5, 6)),
                Accessibility = new("EN 301 549", text),
                Guidance = new(text, "office@example.org"),
                WhatNext = text,
                FeeSupport = text,
                Interdisciplinary = text,
                Signatories = [text],
                Assessments = [spec.Assessments[0] with { Timed = true, AccessibleAlternative = text, MarkedBy = Marker.Peers }],
                Price = new(12.5m, "PLN", text),
                Participation = new("online"),
                LearningOutcomes =
                [
                    spec.LearningOutcomes[0] with
                    {
                        Skills = [new("http://data.europa.eu/esco/skill/1", text, "ESCO")],
                        NoSkillMatch = true,
                        VerbLevel = VerbLevel.Create,
                    },
                ],
            }
        );
    }

    [Fact]
    public void A_row_taken_out_moves_the_later_ones_up_and_a_new_one_gets_an_id_of_its_own()
    {
        var spec = SpecificationJson.Read(Scene.GoodContent().ToJsonString());
        var form = SpecificationForm.Write(spec);
        form.RemoveRow("learningOutcomes", 1);
        var added = form.AddRow("learningOutcomes");
        Assert.Equal(2, added);
        FormParts.Name(form, "learningOutcomes", 2);
        var outcomes = SpecificationForm.Read(form, spec).Specification.LearningOutcomes;
        Assert.Equal(["o1", "o3", "o2"], outcomes.Select(outcome => outcome.Id));
        Assert.Equal(spec.LearningOutcomes[2].Text, outcomes[1].Text);
        Assert.True(outcomes[2].Text.IsBlank);
    }

    [Fact]
    public void What_cannot_be_read_is_told_by_field_and_a_price_note_alone_is_not_free_of_charge()
    {
        var spec = SpecificationJson.Read(Scene.GoodContent().ToJsonString());
        var form = SpecificationForm.Write(spec);
        form.Set("ects", "two");
        form.Set("weeks", "-1");
        form.Set("price.amount", "");
        Assert.Equal(["ects", "price.amount", "weeks"], SpecificationForm.Read(form, spec).Errors.Keys.Order());
    }

    [Theory]
    [InlineData("/learningOutcomes/0", "learningOutcomes[0].text")]
    [InlineData("/title/de", "title")]
    [InlineData("/awardingBodies/0/country", "awardingBodies[0].country")]
    [InlineData("/participation", "participation.mode")]
    [InlineData("/iscedF/0", "iscedF")]
    [InlineData("/nowhere", "form")]
    [InlineData("", "form")]
    public void A_finding_stands_beside_the_field_it_concerns(string path, string place)
    {
        var form = SpecificationForm.Write(SpecificationJson.Read(Scene.GoodContent().ToJsonString()));
        Assert.Equal(place, FindingPlaces.Of(path, FindingPlaces.Of(form)));
    }

    private static void AssertRoundTrip(Specification spec)
    {
        var (read, errors) = SpecificationForm.Read(SpecificationForm.Write(spec), spec);
        Assert.Empty(errors);
        Assert.Equal(SpecificationJson.Write(spec), SpecificationJson.Write(read));
    }
}
