using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>Three real offers in three languages, from paste to handed in: an author adds what only the institution knows.</summary>
public sealed class ImportWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Home = "/t/nordhaven/design";

    /// <param name="Rows">Lists that need a row more.</param>
    /// <param name="Texts">What is typed, by the name of the field; <c>*</c> stands for the language.</param>
    /// <param name="Choices">What is picked.</param>
    private sealed record Offer(
        string File,
        string Title,
        string Language,
        string[] Rows,
        (string, string)[] Texts,
        (string, string)[] Choices
    );

    private static readonly (string, string)[] AlwaysTyped =
    [
        ("activities[0].name[*]", "Study"),
        ("qualityAssurance[0].procedure[*]", "Approved by the programme board."),
        ("qualityAssurance[0].record", "QA-2026-9"),
        ("assessments[0].criteria[*]", "Pass: claims are backed by sources."),
        ("participation.onSiteShare", "0"),
        ("participation.synchronousShare", "0"),
        ("grading.name", "pass/fail"),
        ("grading.values", "pass\nfail"),
        ("grading.passRule[*]", "Every task must be passed."),
    ];

    private static readonly (string, string)[] AlwaysPicked =
    [
        ("assessments[0].supervision", "supervised-with-id-verification"),
        ("participation.mode", "online"),
        ("qualityAssurance[0].kind", "Internal"),
    ];

    private static readonly Offer[] Offers =
    [
        new(
            "helsinki-ethics-of-ai.en.txt",
            "Ethics of AI",
            "en",
            ["activities", "qualityAssurance", "iscedF"],
            [
                ("hours", "54"),
                ("activities[0].hours", "54"),
                ("assessments[0].weight", "50"),
                ("assessments[1].weight", "50"),
                ("assessments[1].criteria[*]", "Pass: the argument holds."),
                ("stackability.note[*]", "Stands alone."),
            ],
            [
                ("eqfLevel", "6"),
                ("cycle", "First"),
                ("iscedF[0]", "0223"),
                ("assessments[1].supervision", "supervised-with-id-verification"),
                ("stackability.kind", "Standalone"),
            ]
        ),
        new(
            "fernfh-betriebswirtschaft-basics.de.txt",
            "Betriebswirtschaft – Basics",
            "de",
            ["activities", "qualityAssurance", "assessments"],
            [
                ("hours", "405"),
                ("activities[0].hours", "405"),
                ("assessments[0].title[*]", "Klausur"),
                ("assessments[0].weight", "100"),
                ("price.amount", "900"),
                ("price.currency", "EUR"),
                ("stackability.degrees", "Bachelor Betriebswirtschaft"),
            ],
            [("assessments[0].type", "written-examination")]
        ),
        new(
            "unimarconi-benessere-integrato.it.txt",
            "Benessere integrato",
            "it",
            ["activities"],
            [
                ("assessments[0].weight", "100"),
                ("ects", "2"),
                ("hours", "54"),
                ("activities[0].hours", "54"),
                ("price.amount", "0"),
                ("price.currency", "EUR"),
                ("stackability.note[*]", "Stands alone."),
            ],
            [
                ("eqfLevel", "6"),
                ("cycle", "First"),
                ("assessments[0].type", "written-examination"),
                ("stackability.kind", "Standalone"),
            ]
        ),
    ];

    [Fact]
    public async Task Three_real_offers_go_from_paste_to_handed_in()
    {
        await using var server = await Server.StartEmptyAsync(null);
        var axe = new AxeLog();
        var walk = new Walk(server, chromium, script: true, axe);
        await walk.SetUpAsync();
        await walk.InviteAsync("author", "Author");
        var author = walk["author"];
        foreach (var offer in Offers)
        {
            await PasteAsync(author, offer);
            await CompleteAsync(author, offer);
            await author.ActAsync("submit");
            Assert.True(author.Path.EndsWith("/view", StringComparison.Ordinal), await LeftAsync(author));
        }

        Assert.Empty(axe.Findings);
    }

    private static async Task PasteAsync(Visitor author, Offer offer)
    {
        await author.GoToAsync(Home);
        await author.FollowAsync("Import from a text");
        await author.FillAsync(
            "text",
            await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests", "Samples", "offers", offer.File))
        );
        await author.ActAsync("preview");
        await author.SeesAsync("1 design was found");
        await author.SeesAsync(offer.Title);
        await author.ActAsync("create");
        Assert.Matches("/design/[0-9a-f-]{36}/1$", author.Path);
    }

    private static async Task CompleteAsync(Visitor author, Offer offer)
    {
        foreach (var row in offer.Rows)
            await author.ActAsync($"add:{row}");
        foreach (var (name, text) in AlwaysTyped.Concat(offer.Texts))
            await author.FillAsync(name.Replace("[*]", $"[{offer.Language}]", StringComparison.Ordinal), text);
        foreach (var (name, value) in AlwaysPicked.Concat(offer.Choices))
            await author.PickAsync(name, value);
        foreach (var purpose in await author.Page.Locator("main [name$='.purposes'][value=Professional]").AllAsync())
            await purpose.CheckAsync();
        foreach (var counts in await author.Page.Locator("main [name$='.summative']").AllAsync())
            await counts.CheckAsync();
        var languages = author.Page.Locator("main details", new() { HasText = "Languages of assessment" }).Last;
        if (await languages.GetAttributeAsync("open") is null)
            await languages.Locator("summary").First.ClickAsync();
        await author.TickAsync("assessmentLanguages", offer.Language);
        await author.ActAsync("save");
        foreach (var outcome in await author.Page.Locator("main [name^='assessments['][name$='.outcomes']").AllAsync())
            await outcome.CheckAsync();
        await author.ActAsync("save");
        // One click writes what the note has to say about a right to a degree.
        var repair = author.Page.Locator("main button[name=act][value^='repair:'][value*='stackability/note']");
        if (await repair.CountAsync() > 0)
            await author.ClickAsync(repair.First);
    }

    private static Task<string> LeftAsync(Visitor author) =>
        author.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('.summary li')].map(li => li.innerText).join('; ')"
        );
}
