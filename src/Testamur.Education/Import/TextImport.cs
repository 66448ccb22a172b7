namespace Testamur.Education.Import;

/// <summary>
/// Reads text as people write about their offers: headings and labels of six languages with what stands under them, and values by their shape. The
/// first line is the title when none is named; the paragraph after it is the summary.
/// </summary>
internal static class TextImport
{
    public static ImportReading Read(string text, string? language)
    {
        var findings = new List<ImportFinding>();
        var spoken = language ?? ImportWords.Guess(text);
        if (language is null)
            findings.Add(new(ImportIssue.LanguageGuessed, ImportSeverity.Note, ImportPlace.Whole, spoken ?? "en"));
        var builder = new DraftBuilder(1, new ImportPlace(1));
        new TextLines(builder, spoken ?? "en").Read(text);
        return new(ImportFormat.Text, [builder.Build(spoken ?? "en")], findings);
    }
}
