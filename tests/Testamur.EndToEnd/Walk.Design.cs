namespace Testamur.EndToEnd;

internal sealed partial class Walk
{
    private const string Title = "Telling Stories with Open Data";

    // What an author fills in, by the name of the field; rows are added first.
    private static readonly (string Name, string Value)[] Texts =
    [
        ("title[en]", Title),
        ("title[de]", "Mit offenen Daten erzählen"),
        ("summary[en]", "Find open data, check it and tell a fair story with it."),
        ("summary[de]", "Offene Daten finden, prüfen und fair mit ihnen erzählen."),
        ("awardingBodies[0].name[en]", "Nordhaven Demo University"),
        ("awardingBodies[0].name[de]", "Demo-Universität Nordhaven"),
        ("awardingBodies[0].country", "FI"),
        ("awardingBodies[0].url", "https://nordhaven.example.org/"),
        ("learningOutcomes[0].text[en]", "Examine an open data set for gaps and bias"),
        ("learningOutcomes[0].text[de]", "Einen offenen Datensatz auf Lücken und Verzerrung untersuchen"),
        ("learningOutcomes[1].text[en]", "Design a chart that shows a finding fairly"),
        ("learningOutcomes[1].text[de]", "Ein Diagramm gestalten, das einen Befund fair zeigt"),
        ("ects", "1"),
        ("hours", "27"),
        ("weeks", "4"),
        ("activities[0].name[en]", "Lectures and guided study"),
        ("activities[0].name[de]", "Vorlesungen und angeleitetes Studium"),
        ("activities[0].hours", "27"),
        ("assessments[0].title[en]", "A short data story"),
        ("assessments[0].title[de]", "Eine kurze Datengeschichte"),
        ("assessments[0].weight", "100"),
        ("assessments[0].criteria[en]", "Pass: claims are backed by sources and limits are named."),
        ("assessments[0].criteria[de]", "Bestanden: Aussagen sind belegt und Grenzen benannt."),
        ("participation.onSiteShare", "0"),
        ("participation.synchronousShare", "0"),
        ("qualityAssurance[0].procedure[en]", "Approved by the programme board and reviewed every year."),
        ("qualityAssurance[0].procedure[de]", "Vom Programmausschuss genehmigt und jährlich überprüft."),
        ("qualityAssurance[0].record", "QA-2026-7"),
        ("grading.name", "pass/fail"),
        ("grading.values", "pass\nfail"),
        ("grading.passRule[en]", "Every task that counts must be passed."),
        ("grading.passRule[de]", "Jede zählende Aufgabe muss bestanden sein."),
        ("stackability.note[en]", "Counts toward nothing larger yet."),
        ("stackability.note[de]", "Zählt noch auf nichts Größeres."),
        ("price.amount", "0"),
        ("price.currency", "EUR"),
    ];

    private static readonly (string Name, string Value)[] Choices =
    [
        ("profile", "HigherEducation"),
        ("eqfLevel", "6"),
        ("cycle", "First"),
        ("iscedF[0]", "0612"),
        ("assessments[0].type", "project-work"),
        ("assessments[0].supervision", "supervised-with-id-verification"),
        ("participation.mode", "online"),
        ("qualityAssurance[0].kind", "Internal"),
        ("stackability.kind", "Standalone"),
    ];

    private static readonly string[] Rows =
    [
        "learningOutcomes",
        "learningOutcomes",
        "activities",
        "iscedF",
        "assessments",
        "qualityAssurance",
    ];

    /// <summary>A specification in two languages, checked while it is written, handed in without an error.</summary>
    public async Task DraftAsync()
    {
        var author = this["author"];
        await author.GoToAsync($"{Home}/design");
        await author.FillAsync("title", Title);
        await author.PressAsync("Start the design");
        await OpenAsync(author, "Languages of the texts");
        await author.TickAsync("declaredLanguages", "de");
        foreach (var row in Rows)
            await author.ActAsync($"add:{row}");
        if (await author.Page.Locator("[name='awardingBodies[0].country']").CountAsync() == 0)
            await author.ActAsync("add:awardingBodies");

        await author.ActAsync("submit");
        Assert.EndsWith("/1", author.Path, StringComparison.Ordinal); // errors keep the draft here
        if (Script)
            await SeesFindingComeAndGoAsync(author);
        foreach (var (name, value) in Texts)
            await author.FillAsync(name, value);
        foreach (var (name, value) in Choices)
            await author.PickAsync(name, value);
        await author.TickAsync("awardingBodies[0].higherEducation", "true");
        await author.TickAsync("learningOutcomes[0].purposes", "Professional");
        await author.TickAsync("learningOutcomes[1].purposes", "ActiveCitizenship");
        await author.TickAsync("learningOutcomes[0].noSkillMatch", "true");
        await author.TickAsync("learningOutcomes[1].noSkillMatch", "true");
        await author.TickAsync("assessments[0].summative", "true");
        await OpenAsync(author, "Languages of teaching");
        await author.TickAsync("teachingLanguages", "en");
        await OpenAsync(author, "Languages of assessment");
        await author.TickAsync("assessmentLanguages", "en");
        await author.ActAsync("save");
        foreach (var outcome in await author.Page.Locator("[name='assessments[0].outcomes']").AllAsync())
            await outcome.CheckAsync();
        await author.ActAsync("submit");
        Assert.EndsWith("/view", author.Path, StringComparison.Ordinal);
    }

    // A finding comes beside the field while somebody types, and goes when the translation is there.
    private static async Task SeesFindingComeAndGoAsync(Visitor author)
    {
        const string field = "learningOutcomes[0].text[en]";
        var beside = author.Page.Locator($".field:has([name=\"{field}\"]) .findings");
        await author.Page.Locator($"[name=\"{field}\"]").PressSequentiallyAsync("Examine an open data set");
        await Microsoft.Playwright.Assertions.Expect(beside).ToContainTextAsync("no translation into de");
        await author
            .Page.Locator("[name=\"learningOutcomes[0].text[de]\"]")
            .PressSequentiallyAsync("Einen Datensatz untersuchen");
        await Microsoft.Playwright.Assertions.Expect(beside).Not.ToContainTextAsync("no translation into de");
    }

    private static async Task OpenAsync(Visitor author, string summary)
    {
        var details = author.Page.Locator("main details", new() { HasText = summary }).Last;
        if (await details.GetAttributeAsync("open") is null)
            await details.Locator("summary").First.ClickAsync();
    }

    /// <summary>The ten questions answered with a note, then to the board.</summary>
    public async Task ReviewAsync()
    {
        var officer = this["qa"];
        await officer.GoToAsync($"{Home}/reviews");
        await officer.FollowAsync(Title);
        await officer.PressAsync("Start the review");
        var questions = await officer.Page.Locator("main [name^='answers.'][value=Yes]").AllAsync();
        Assert.Equal(10, questions.Count);
        foreach (var question in questions)
            await question.CheckAsync();
        foreach (var note in await officer.Page.Locator("main [name^='notes.']").AllAsync())
            await note.FillAsync("Seen in the design and in the programme's papers.");
        await officer.ActAsync("handOver");
        await officer.FollowAsync("Dossier for AQU Catalunya");
        await officer.SeesAsync("9. Expected results");
        await officer.GoToAsync($"{Home}/reviews/agencies");
        await officer.FillAsync("agency", "Agency of the Walk");
        await officer.FillAsync("decidedOn", Day(-30));
        await officer.PressAsync("Record it");
        await officer.SeesAsync("Agency of the Walk");
    }

    /// <summary>Approved by somebody who did not write it, published, and frozen.</summary>
    public async Task ApproveAndPublishAsync()
    {
        var board = this["board"];
        await board.GoToAsync($"{Home}/reviews");
        await board.FollowAsync(Title);
        await board.ConfirmAsync("Approve", "Approve");
        await board.FollowAsync("Open the design");
        await board.ConfirmAsync("Publish", "Publish");

        await this["author"].GoToAsync($"{Home}/design");
        await this["author"].FollowAsync(Title);
        Assert.EndsWith("/view", this["author"].Path, StringComparison.Ordinal); // no way to edit a published version
    }

    /// <summary>Anybody finds it and reads every element; no cookie is set.</summary>
    public async Task FindAsync()
    {
        var anybody = await StrangerAsync();
        await anybody.GoToAsync("/");
        await anybody.GoToAsync("/catalogue?q=stories");
        await anybody.FollowAsync(Title);
        await anybody.SeesAsync("Examine an open data set for gaps and bias");
        await anybody.SeesAsync("Nordhaven Demo University");
        Assert.Empty(await anybody.Page.Context.CookiesAsync());
    }
}
