using Testamur.Education.Import;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Import;

public sealed class TextImportTests
{
    [Fact]
    public void An_English_offer_is_understood_part_by_part()
    {
        var draft = Offer("helsinki-ethics-of-ai.en.txt");
        var spec = draft.Specification;
        Assert.Equal(("en", "Ethics of AI"), (spec.DefaultLanguage, spec.Title.In("en")));
        Assert.StartsWith("An open course on the ethical questions", spec.Summary.In("en"), StringComparison.Ordinal);
        Assert.EndsWith("with cities and ministries.", spec.Summary.In("en"), StringComparison.Ordinal);
        Assert.Equal(
            (200, "online", 0m, "EUR"),
            (spec.Ects?.Hundredths, spec.Participation?.Mode, spec.Price?.Amount, spec.Price?.Currency)
        );
        Assert.Equal(["en", "fi", "sv"], spec.TeachingLanguages);
        Assert.Equal(ScheduleKind.SelfPaced, spec.Schedule?.Kind);
        Assert.Equal(6, spec.LearningOutcomes.Count);
        Assert.Equal("Apply ethical guidelines to simple cases", spec.LearningOutcomes[4].Text.In("en"));
        Assert.Empty(spec.Prerequisites);
        Assert.Equal(["quiz", "marked-assignment"], spec.Assessments.Select(task => task.Type));
        Assert.Equal("pass/fail", spec.Grading?.Name);
        Assert.Equal(["https://ethics-of-ai.mooc.fi/faq"], spec.Links);
    }

    [Fact]
    public void What_is_not_understood_stays_with_its_place_and_reason()
    {
        var draft = Offer("helsinki-ethics-of-ai.en.txt");
        Assert.Contains(
            draft.Leftover,
            text => text.Text.Contains("Credits need enrolment", StringComparison.Ordinal) && text.Place.Line == 34
        );
        var level = Assert.Single(draft.Findings, finding => finding.Detail == "level");
        Assert.Equal((ImportIssue.NotUnderstood, 9), (level.Issue, level.Place.Line));
        Assert.Contains(draft.Leftover, text => text.Text == "intermediate studies in computer science");
    }

    [Fact]
    public void A_German_offer_with_marks_and_numbers_is_understood()
    {
        var draft = Offer("fernfh-betriebswirtschaft-basics.de.txt");
        var spec = draft.Specification;
        Assert.Equal(("de", "Betriebswirtschaft – Basics"), (spec.DefaultLanguage, spec.Title.In("de")));
        Assert.Equal((1500, 6, Cycle.First), (spec.Ects?.Hundredths, spec.EqfLevel, spec.Cycle));
        Assert.Equal(["0410"], spec.IscedF);
        Assert.Equal(["de"], spec.TeachingLanguages);
        Assert.Equal(5, spec.LearningOutcomes.Count);
        Assert.Equal("Jahresabschlüsse auswerten", spec.LearningOutcomes[4].Text.In("de"));
        Assert.Single(spec.Prerequisites);
        Assert.Equal(StackingKind.Stackable, spec.Stackability?.Kind);
        // Two semesters are no number of weeks.
        Assert.Null(spec.Weeks);
        Assert.Contains(draft.Leftover, text => text.Text == "zwei Semester");
    }

    [Fact]
    public void An_Italian_offer_is_understood()
    {
        var spec = Offer("unimarconi-benessere-integrato.it.txt").Specification;
        Assert.Equal(("it", "Benessere integrato"), (spec.DefaultLanguage, spec.Title.In("it")));
        Assert.Equal(2, spec.LearningOutcomes.Count);
        Assert.Equal(["0031"], spec.IscedF);
        Assert.Equal("Prova finale; la forma non è indicata.", Assert.Single(spec.Assessments).Title.In("it"));
        Assert.Single(spec.QualityAssurance);
        Assert.Null(spec.Ects);
    }

    [Theory]
    [InlineData(
        "es",
        "Título: Energía en casa\nCréditos: 2,5\nHoras: 62,5\nIdioma: español e inglés\nModalidad: semipresencial\nPrecio: 1.200 €\nNivel: MEC 6\nResultados de aprendizaje:\n- Calcular el consumo de una vivienda\nEvaluación: examen escrito"
    )]
    [InlineData(
        "fr",
        "Titre : Énergie à la maison\nCrédits : 2,5\nHeures : 62,5\nLangue : français et anglais\nModalité : hybride\nTarif : 1 200 €\nNiveau : CEC 6\nAcquis d’apprentissage :\n• Calculer la consommation d’un logement\nÉvaluation : examen écrit"
    )]
    [InlineData(
        "ro",
        "Titlu: Energie acasă\nCredite: 2,5\nOre: 62,5\nLimba de predare: română și engleză\nModalitate: hibrid\nPreț: 1.200 EUR\nNivel: EQF 6\nRezultatele învățării\n– Calculează consumul unei locuințe\nEvaluare: examen scris"
    )]
    [InlineData(
        "de",
        "Titel: Energie zuhause\nLeistungspunkte: 2,5\nStunden: 62,5\nSprache: Deutsch und Englisch\nForm: Hybrid\nPreis: 1.200 €\nNiveau: EQR 6\nLernergebnisse\n- Den Verbrauch einer Wohnung berechnen\nPrüfung: Klausur"
    )]
    [InlineData(
        "it",
        "Titolo: Energia in casa\nCrediti: 2,5\nOre: 62,5\nLingua: italiano e inglese\nModalità: ibrida\nPrezzo: 1.200 €\nLivello: QEQ 6\nRisultati di apprendimento\n- Calcolare il consumo di un alloggio\nValutazione: prova scritta"
    )]
    [InlineData(
        "en",
        "Title: Energy at Home\nECTS: 2.5\nHours: 62.5\nLanguage: English and German\nMode: blended\nPrice: EUR 1,200\nLevel: EQF 6\nLearning outcomes\n* Calculate the use of a dwelling\nAssessment: written exam"
    )]
    public void The_same_offer_is_understood_in_six_languages(string language, string text)
    {
        var reading = DraftImport.Read(text);
        var spec = Assert.Single(reading.Drafts).Specification;
        Assert.Equal(language, spec.DefaultLanguage);
        Assert.Equal(
            (250, 62.5m, 1200m, 6, "blended"),
            (spec.Ects?.Hundredths, spec.Hours, spec.Price?.Amount, spec.EqfLevel, spec.Participation?.Mode)
        );
        Assert.Equal(2, spec.TeachingLanguages.Count);
        Assert.Single(spec.LearningOutcomes);
        Assert.Equal("written-examination", Assert.Single(spec.Assessments).Type);
        Assert.Empty(reading.Drafts[0].Leftover);
    }

    [Fact]
    public void A_second_value_for_the_same_is_left_over_and_named()
    {
        var draft = Single("Title: Energy\nECTS: 2\nECTS: 3\nECTS: 2");
        Assert.Equal(200, draft.Specification.Ects?.Hundredths);
        Assert.Equal("3", Assert.Single(draft.Leftover).Text);
        Assert.Contains(draft.Findings, finding => finding is { Issue: ImportIssue.Conflict, Detail: "ects", Place.Line: 3 });
    }

    [Theory]
    [InlineData("5–10 ECTS")]
    [InlineData("5 hours a week")]
    [InlineData("between 2 ECTS and 3 ECTS")]
    public void A_range_or_a_rate_is_no_size(string line)
    {
        var draft = Single("Title: Energy\n" + line);
        Assert.Null(draft.Specification.Ects);
        Assert.Null(draft.Specification.Hours);
        Assert.Equal(line, Assert.Single(draft.Leftover).Text);
    }

    [Fact]
    public void Dates_are_left_for_the_run_and_say_that_there_are_some()
    {
        var draft = Single("Title: Energy\nStart: 6 March 2023\nEnds on: 2023-04-28");
        Assert.Equal(ScheduleKind.FixedDates, draft.Specification.Schedule?.Kind);
        Assert.Equal(2, draft.Findings.Count(finding => finding.Issue == ImportIssue.DatesBelongToRuns));
        Assert.Contains(draft.Leftover, text => text.Text.Contains("6 March 2023", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_within_a_sentence_are_taken_and_the_sentence_stays()
    {
        var draft = Single("# Energy\n\n## Organisation\nThe course of 3 ECTS is held at the castle every other year.");
        Assert.Equal(300, draft.Specification.Ects?.Hundredths);
        Assert.Equal(Certainty.Likely, Assert.Single(draft.Values, value => value.Member == "ects").Certainty);
        Assert.Contains("castle", draft.Leftover[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapped_item_is_one_outcome()
    {
        var spec = Single(
            "Title: Energy\nLearning outcomes\n- Calculate the use\n  of a dwelling\n- Explain it\n\nSee you there"
        ).Specification;
        Assert.Equal(
            ["Calculate the use of a dwelling", "Explain it"],
            spec.LearningOutcomes.Select(outcome => outcome.Text.In("en"))
        );
    }

    [Fact]
    public void Text_without_a_title_is_an_error_and_nothing_is_lost()
    {
        var draft = Single("2 ECTS\n3 weeks");
        Assert.True(draft.IsRefused);
        Assert.Contains(draft.Findings, finding => finding.Issue == ImportIssue.NoTitle);
        Assert.Equal((200, 3), (draft.Specification.Ects?.Hundredths, draft.Specification.Weeks));
    }

    /// <summary>Whatever is pasted, every word of it is in a value or left over.</summary>
    [Theory]
    [InlineData("helsinki-ethics-of-ai.en.txt")]
    [InlineData("fernfh-betriebswirtschaft-basics.de.txt")]
    [InlineData("unimarconi-benessere-integrato.it.txt")]
    public void No_word_is_lost(string file)
    {
        var draft = Offer(file);
        var kept = Words(
            string.Join('\n', draft.Values.Select(value => value.Found).Concat(draft.Leftover.Select(text => text.Text)))
        );
        foreach (var line in Text(file).Split('\n'))
        {
            var bare = line.Split(':', 2)[^1];
            if (Words(bare).Count > 3 && !line.EndsWith(':'))
                Assert.Subset(kept, Words(bare));
        }
    }

    [Fact]
    public void Five_megabytes_of_anything_are_read_in_little_time()
    {
        string[] hostile =
        [
            new('x', DraftImport.MaxBytes),
            string.Concat(Enumerable.Repeat("- a\n", DraftImport.MaxBytes / 4)),
            "Title: x\nLearning outcomes\n"
                + string.Concat(Enumerable.Repeat("- 1 ECTS 2 hours 3 weeks\n", DraftImport.MaxBytes / 30)),
            string.Concat(Enumerable.Repeat("1,1,1,1,1,1 €\n", DraftImport.MaxBytes / 16)),
        ];
        foreach (var text in hostile)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var reading = DraftImport.Read(text);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed} for {text[..20]}");
            Assert.False(reading.IsRefused);
        }
    }

    [Fact]
    public void More_than_five_megabytes_are_refused_as_such() =>
        Assert.Equal(ImportIssue.TooLarge, DraftImport.Read(new string('x', DraftImport.MaxBytes + 1)).Findings[0].Issue);

    [Fact]
    public void Half_surrogates_and_control_characters_are_harmless()
    {
        var draft = Single("Title: En\u0000er\ud800gy\u0007");
        Assert.Equal("Ener\uFFFDgy", draft.Specification.Title.In("en"));
        SpecificationJson.Write(draft.Specification);
    }

    private static ImportedDraft Single(string text) => Assert.Single(DraftImport.Read(text, "en").Drafts);

    private static ImportedDraft Offer(string file) => Assert.Single(DraftImport.Read(Text(file)).Drafts);

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Samples", "offers", file));

    private static HashSet<string> Words(string text) =>
        [
            .. text.Split((char[])[' ', '\n', '|', '#', '*', '•', '-'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Any(char.IsLetter)),
        ];
}
