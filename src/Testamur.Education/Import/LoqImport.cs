using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>Learning opportunities of a dataset of the European Learning Model as drafts. <see cref="LoqReader"/> reads them, as for the catalogue.</summary>
internal static class LoqImport
{
    public static ImportReading Of(LoqReading reading)
    {
        if (reading.Problem is { } why)
            return ImportReading.Refused(ImportFormat.Loq, ImportIssue.NoOffers, detail: why);
        if (reading.Specifications.Count > DraftImport.MaxDrafts)
            return ImportReading.Refused(ImportFormat.Loq, ImportIssue.TooManyDrafts);
        return new(
            ImportFormat.Loq,
            [.. reading.Specifications.Select(Draft)],
            [
                .. reading
                    .Findings.Take(100)
                    .Select(finding => new ImportFinding(
                        ImportIssue.NotRead,
                        finding.Kind is AwardFindingKind.NotRead ? ImportSeverity.Note : ImportSeverity.Warning,
                        new(0, finding.Path),
                        finding.Text
                    )),
            ]
        );
    }

    private static ImportedDraft Draft(Specification read, int index)
    {
        var place = new ImportPlace(0, read.Id);
        IReadOnlyList<string> languages =
        [
            .. read
                .LearningOutcomes.Select(outcome => outcome.Text)
                .Append(read.Title)
                .Append(read.Summary)
                .SelectMany(text => text.Keys)
                .Prepend(read.DefaultLanguage)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return new()
        {
            Number = index + 1,
            Place = place,
            Specification = read with
            {
                Id = ImportedDraft.NoId,
                DeclaredLanguages = languages,
                Links = DraftBuilder.IsWeb(read.Id) ? [read.Id, .. read.Links.Where(link => link != read.Id)] : read.Links,
            },
            Values =
            [
                .. DraftMembers.Of(read).Select(member => new ImportedValue(member.Name, member.Text, place, Certainty.Sure)),
            ],
            Findings = read.Title.IsBlank ? [new(ImportIssue.NoTitle, ImportSeverity.Error, place)] : [],
        };
    }
}
