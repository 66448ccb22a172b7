using Testamur.Web.Platform.Pdf;

namespace Testamur.Web.Tests.Drawing;

public sealed class CertificateSheetTests
{
    private static readonly PdfAttachment Proof = new(
        "rivers.json",
        "application/vc",
        "The sealed document",
        new DateTimeOffset(2026, 3, 21, 0, 0, 0, TimeSpan.Zero),
        "{\"id\":\"urn:x:1\"}"u8.ToArray()
    );

    /// <summary>A sentence of each official language of the Union with the letters that only it has, and of three neighbours.</summary>
    public static TheoryData<string> Sentences =>
        [
            "Жълтата дюля беше щастлива, че пухът, който цъфна, замръзна като гьон.",
            "Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje.",
            "Příliš žluťoučký kůň úpěl ďábelské ódy, ťuká ňouma.",
            "Høj bly gom vandt fræk sexquiz på wc, Ærø og Åbenrå.",
            "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ẞ",
            "Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis, šokolaad.",
            "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία: ϊ ΐ ϋ ΰ ά έ ή ί ό ύ ώ Ά Έ Ή Ί Ό Ύ Ώ ς·",
            "The quick brown fox jumps over the lazy dog: 1,234.50 € – “so” it’s said…",
            "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia, ¿y el niño? ¡Sí!",
            "Törkylempijävongahdus, Ååkköset šž.",
            "Dès Noël où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf à l’aÿ.",
            "D'fhuascail Íosa Úrmhac na hÓighe Beannaithe pór Éava agus Ádhaimh.",
            "Árvíztűrő tükörfúrógép.",
            "Quel vituperabile xenofobo zelante assaggia il whisky ed esclama: alleluja! È così.",
            "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą, ūžė, čėžė.",
            "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus, ģīmis.",
            "Ġejja l-ħobża, għażiż Ċensu.",
            "Pa's wijze lynx bezag vroom het fikse aquaduct, geïnd, coöperatie, één.",
            "Zażółć gęślą jaźń, ŁÓDŹ.",
            "Luís argüia à Júlia que «brações, fé, chá, óxido, pôr, zângão» eram palavras do português.",
            "Gheorghe, obezul, a reușit să obțină jucându-se un flux în Quebec; Ștefan, Țara, înălțare.",
            "Kŕdeľ šťastných ďatľov učí pri ústí Váhu mĺkveho koňa obhrýzať kôru a žrať čerstvé mäso. ĹĽ",
            "V kožuščku hudobnega fanta stopiclja mizar.",
            "Flygande bäckasiner söka hwila på mjuka tuvor. É",
            "Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa. Ð",
            "Щастя їй, ґанок, єдність і хліб.",
            "Fin xhika Ëndërr, Njegoš ђ ћ љ њ џ ј.",
        ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task Every_european_language_is_written_and_can_be_copied(string sentence)
    {
        foreach (var face in new[] { Typeface.Text, Typeface.Strong, Typeface.Title })
            Assert.All(face.Shape(sentence), run => Assert.Null(run.Actual));
        var text = await PdfTools.TextAsync(Make(Words(name: sentence, outcomes: [sentence])));
        Assert.Equal(2, text.Split(sentence).Length - 1);
    }

    [Fact]
    public async Task What_no_font_has_is_a_visible_mark_that_copies_as_itself()
    {
        const string Name = "李 Aino 😀 שלום \ud800 e\u0301";
        var pdf = Make(Words(name: Name));
        var text = await PdfTools.TextAsync(pdf);
        foreach (var expected in new[] { "李", "Aino", "😀", "\ufffd", "é" })
            Assert.Contains(expected, text, StringComparison.Ordinal);
        await PdfTools.CheckAsync(pdf);
        Assert.All(Typeface.Title.Shape("李"), run => Assert.True(run.Width > 0));
        Assert.Empty(Typeface.Title.Shape("\u00ad\u200b\ufeff"));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_other_content_others()
    {
        Assert.Equal(Make(Words()), Make(Words()));
        Assert.NotEqual(Make(Words()), Make(Words(name: "Somebody Else")));
    }

    [Fact]
    public async Task One_page_is_tagged_named_and_well_formed()
    {
        var pdf = Make(Words(code: new Uri("https://alliance.example/s/AbCdEfGhIjKlMnOpQrStUv")));
        await PdfTools.CheckAsync(pdf);
        Assert.True(pdf.Length < 64 * 1024, $"{pdf.Length} bytes");
        var info = await PdfTools.InfoAsync(pdf);
        Assert.Matches(@"Title:\s+Certificate of a micro-credential: Rivers\n", info);
        Assert.Matches(@"Tagged:\s+yes\n", info);
        Assert.Matches(@"Pages:\s+1\n", info);
        Assert.Matches(@"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)\n", info);
        var structure = await PdfTools.StructureAsync(pdf);
        Assert.Matches("""H1 \(block\)\s+"Rivers"\s""", structure);
        Assert.Matches("""Lbl \(block\)\s+"Workload"\s+LBody \(block\)\s+"2 ECTS"\s""", structure);
        Assert.Contains("Figure", structure, StringComparison.Ordinal);
        string[] order =
        [
            "University confirms that",
            "Aino Korhonen",
            "\"Rivers\"",
            "\"Workload\"",
            "\"Read a river.",
            "Figure",
            "A view.",
        ];
        var places = order.Select(part => structure.IndexOf(part, StringComparison.Ordinal)).ToArray();
        Assert.All(places, place => Assert.True(place >= 0, structure));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Much_content_goes_on_on_further_pages_and_loses_nothing()
    {
        string[] outcomes =
        [
            .. Enumerable
                .Range(1, 70)
                .Select(i => $"Outcome number {i} is read on one of the pages, whole, on two lines if one is not enough for it."),
        ];
        var pdf = Make(Words(outcomes: outcomes, title: new string('Ж', 300)));
        await PdfTools.CheckAsync(pdf);
        Assert.Matches(@"Pages:\s+[3-5]\n", await PdfTools.InfoAsync(pdf));
        var text = await PdfTools.TextAsync(pdf);
        Assert.All(outcomes, outcome => Assert.Contains(outcome, text, StringComparison.Ordinal));
        Assert.Contains("A view.", text, StringComparison.Ordinal);
        Assert.Equal(300, text.Count(letter => letter == 'Ж'));
    }

    [Fact]
    public void Lines_are_as_wide_as_they_may_be_and_break_where_a_reader_would()
    {
        const string Text = "Donaudampfschifffahrt an der oberen Donau-Insel und anderswo";
        var lines = TextLines.Break(Text, Typeface.Text, 10, 100);
        Assert.Equal(Text, string.Join(' ', lines).Replace("- ", "-", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(Typeface.Text.Width(line) / 100d, 1, 100));
        Assert.Equal(
            ["", "x"],
            [TextLines.Break("  ", Typeface.Text, 10, 100)[0], TextLines.Break("\tx\n", Typeface.Text, 10, 100)[0]]
        );
        Assert.True(TextLines.Break(new string('M', 100), Typeface.Text, 10, 100).Count >= 8);
    }

    internal static byte[] Make(CertificateWords words) => CertificateSheet.Make(words, Proof);

    internal static CertificateWords Words(
        string name = "Aino Korhonen",
        string title = "Rivers",
        string[]? outcomes = null,
        Uri? code = null
    ) =>
        new(
            "en",
            "Certificate of a micro-credential",
            "Example University confirms that",
            name,
            "has earned the micro-credential",
            title,
            "https://alliance.example/spec/rivers",
            "05",
            "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-111111111111",
            [("On", "20 March 2026"), ("Workload", "2 ECTS")],
            "What you can do",
            [.. (outcomes ?? ["Read a river."]).Select(text => (text, (string?)null))],
            code,
            "QR code of the link",
            ["A view."],
            "Credential number: 1"
        );
}
