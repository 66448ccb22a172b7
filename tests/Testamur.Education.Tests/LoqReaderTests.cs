using System.Text;
using System.Text.Json;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests;

public sealed class LoqReaderTests
{
    private const string Here = "https://alliance.example/export/elm/u.jsonld";

    [Fact]
    public void Every_specification_of_the_demo_is_read_back_as_it_was_written()
    {
        Specification[] written =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"))
                .Order(StringComparer.Ordinal)
                .Select(file => SpecificationJson.Read(File.ReadAllText(file)))
                .DistinctBy(specification => specification.Id),
        ];
        var dataset = LoqDataset.From(Here, written);
        var omitted = dataset.Omitted.Select(omission => omission.Specification).ToHashSet();
        var reading = LoqReader.Read(JsonSerializer.SerializeToUtf8Bytes(dataset.Document));
        Assert.Null(reading.Problem);
        var expected = written.Where(specification => !omitted.Contains(specification.Id)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(Told), reading.Specifications.Select(Told));
    }

    [Theory]
    [InlineData("", "not well-formed")]
    [InlineData("[]", "no @graph")]
    [InlineData("{\"@graph\":{}}", "no @graph")]
    [InlineData("{\"@graph\":[1,null,[]]}", "no learning opportunity")]
    [InlineData("{\"@graph\":[{\"type\":\"LearningOpportunity\"}]}", "no learning opportunity")]
    [InlineData("{\"@graph\":[],\"@graph\":[]}", "twice")]
    public void What_is_no_dataset_is_refused_with_the_reason(string dataset, string reason) =>
        Assert.Contains(reason, LoqReader.Read(Encoding.UTF8.GetBytes(dataset)).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_dataset_without_end_is_refused_before_it_is_read() =>
        Assert.Contains("larger", LoqReader.Read(new byte[LoqReader.MaxBytes + 1]).Problem, StringComparison.Ordinal);

    /// <summary>What the profile has a place for; texts of national levels and of quality assurance are told in words only.</summary>
    private static string Told(Specification specification) =>
        JsonSerializer.Serialize(
            new
            {
                specification.Id,
                specification.Title,
                specification.Summary,
                Bodies = specification
                    .AwardingBodies.Concat(specification.CoIssuers)
                    .DistinctBy(body => body.Id)
                    .Select(body => new { body.Name, body.Country }),
                Outcomes = specification.LearningOutcomes.Select(outcome => new
                {
                    outcome.Text,
                    Skills = outcome.Skills.Select(skill => skill.Uri),
                }),
                specification.Ects,
                specification.Hours,
                specification.Weeks,
                specification.IscedF,
                specification.TeachingLanguages,
                Mode = specification.Participation?.Mode,
                Price = specification.Price is { } price ? $"{price.Amount:0.00} {price.Currency}" : null,
                Tasks = specification.Assessments.Select(task => new
                {
                    task.Id,
                    task.Type,
                    task.Criteria,
                }),
            }
        );
}
