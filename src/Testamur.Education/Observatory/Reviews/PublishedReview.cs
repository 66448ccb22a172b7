using System.Globalization;
using Testamur.Education.Vocabularies.Import;

namespace Testamur.Education.Observatory.Reviews;

/// <summary>A number that a study prints.</summary>
/// <param name="Group">What kind of number, like <c>actors</c>.</param>
/// <param name="Item">What is counted.</param>
/// <param name="Count">Null when the study does not state it in its text.</param>
/// <param name="Of">Of how many; null when it is no share.</param>
/// <param name="Note">Where it comes from or what does not fit; empty for nothing.</param>
public sealed record PublishedNumber(string Group, string Item, int? Count, int? Of, string Note);

/// <summary>
/// The review of 17 Erasmus+ projects on micro-credentials, as far as its text prints it: finished, closed and never changed here. What its flow
/// counted before the 17 stands in a picture only, so it is not stated.
/// </summary>
public sealed class PublishedReview
{
    /// <summary>Its name in addresses.</summary>
    public const string Slug = "erasmus-2023";

    private PublishedReview(IReadOnlyList<PublishedNumber> numbers, IReadOnlyList<FlowPart> topics) =>
        (Numbers, Topics) = (numbers, topics);

    /// <summary>The review, read once.</summary>
    public static PublishedReview Erasmus { get; } =
        new(
            [
                .. Rows("erasmus-review-numbers.csv")
                    .Select(row => new PublishedNumber(row[0], row[1].Trim(), Number(row[2]), Number(row[3]), row[6])),
            ],
            [.. Rows("erasmus-topics-table1.csv").Select(row => new FlowPart(row[0], Number(row[1])))]
        );

    /// <summary>Every number, in the order of the text.</summary>
    public IReadOnlyList<PublishedNumber> Numbers { get; }

    /// <summary>Its table of topics.</summary>
    public IReadOnlyList<FlowPart> Topics { get; }

    /// <summary>Its flow: the projects included, and before them nothing stated.</summary>
    public PrismaFlow Flow =>
        new(
            [],
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            [],
            null,
            Numbers.First(number => number.Item.StartsWith("projects included", StringComparison.Ordinal)).Count,
            null
        );

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<List<string>> Rows(string file)
    {
        using var reader = new StreamReader(Resources.Open($"observatory.{file}"));
        var records = new CsvRecords(reader.ReadToEnd());
        records.Next(out _);
        while (records.Next(out var row))
            yield return row;
        if (records.IsBroken)
            throw new InvalidOperationException($"The data file {file} is broken at line {records.Line}.");
    }
}
