using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Tests.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Baking;

public sealed class PdfCredentialTests : IDisposable
{
    private readonly Issuer issuer = new(KeyType.Ed25519);
    private readonly byte[] credential;
    private readonly byte[] forged;

    public PdfCredentialTests()
    {
        var signed = DataIntegrity.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Options).ToJsonString();
        credential = Utf8(signed);
        forged = Utf8(signed.Replace("Rivers", "Oceans", StringComparison.Ordinal));
    }

    public void Dispose() => issuer.Key.Dispose();

    [Fact]
    public async Task The_attached_credential_is_judged_as_if_it_came_alone()
    {
        var alone = await Verify(credential);
        var token = Utf8(VcJwt.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Method));
        Assert.Equal(Verdict.Valid, alone.Verdict);
        foreach (var (inner, pdf) in new[] { (credential, Attached(credential)), (token, Attached(token)) })
        {
            var report = await Verify(pdf);
            Assert.Equal((Verdict.Valid, Reasons.FormatInPdf), (report.Verdict, report[CheckCode.Format].Reason));
            Assert.Equal((await Verify(inner)).Checks.Skip(1), report.Checks.Skip(1));
            Assert.Equal(alone.Summary?.CredentialId, report.Summary?.CredentialId);
        }

        var changed = await Verify(Attached(forged));
        Assert.Equal((Verdict.Invalid, Reasons.IntegritySignatureMismatch), Decided(changed));
    }

    [Fact]
    public async Task Newer_files_with_packed_objects_and_a_packed_table_are_read()
    {
        var pdf = new PdfBuilder().Stream(11, credential);
        pdf.EndPacked(
            (1, "<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a) 10 0 R]>>>>>>"),
            (2, "<</Type /Pages /Kids [] /Count 0>>"),
            (10, "<</Type /Filespec /EF 12 0 R>>"),
            (12, "<</F 11 0 R>>")
        );
        Assert.Equal(Verdict.Valid, (await Verify(pdf.ToBytes())).Verdict);
    }

    [Fact]
    public async Task Scripts_actions_and_a_changed_page_change_nothing()
    {
        var pdf = PdfBuilder.With(credential);
        pdf.Object(20, "<</S /JavaScript /JS (app.alert\\('valid'\\))>>").Object(21, "<</S /Launch /F (calc.exe)>>");
        pdf.Catalog("(a) 10 0 R", "/OpenAction 20 0 R /AA <</WC 21 0 R>>").End();
        // An update that draws another name over the page.
        pdf.Raw(22, Utf8("BT (Somebody Else) Tj ET"), "").Object(3, "<</Type /Page /Parent 2 0 R /Contents 22 0 R>>").End();
        var report = await Verify(pdf.ToBytes());
        Assert.Equal((Verdict.Valid, Reasons.FormatInPdf), (report.Verdict, report[CheckCode.Format].Reason));
        Assert.Equal("Reading rivers", report.Summary?.AchievementName);
    }

    [Fact]
    public async Task Of_an_updated_attachment_the_newest_counts()
    {
        var spoiled = PdfBuilder.With(credential).End().Stream(11, forged).End().ToBytes();
        Assert.Equal((Verdict.Invalid, Reasons.IntegritySignatureMismatch), Decided(await Verify(spoiled)));
        var mended = PdfBuilder.With(forged).End().Stream(11, credential).End().ToBytes();
        Assert.Equal(Verdict.Valid, (await Verify(mended)).Verdict);
    }

    [Fact]
    public async Task Two_credentials_are_refused_wherever_the_second_hides()
    {
        const string Two = "the PDF carries more than one credential";
        await Refused(Two, Attached(credential, forged));
        await Refused(Two, Attached(credential, credential));
        await Refused(Two, PdfBuilder.With(credential).End().File(20, forged).End().ToBytes());
        // On a comment of the page, as the other name of the same file, under a name that is spelt otherwise, inside another object.
        var second = PdfBuilder.With(credential).Stream(30, forged);
        await Refused(Two, second.Object(31, "<</Subtype /FileAttachment /FS <</EF <</F 30 0 R>>>>>>").End().ToBytes());
        var named = PdfBuilder.With(credential).Stream(30, forged);
        await Refused(Two, named.Object(10, "<</EF <</F 11 0 R /UF 30 0 R>>>>").End().ToBytes());
        var spelt = PdfBuilder.With(credential).Stream(30, forged);
        await Refused(Two, spelt.Object(31, "<</#45F <</F 30 0 R>>>>").End().ToBytes());
        var deep = PdfBuilder.With(credential).Stream(30, forged);
        await Refused(Two, deep.Object(31, "[[<</A [<</EF <</DOS 30 0 R>>>>]>>]]").End().ToBytes());
    }

    [Fact]
    public async Task Other_attachments_do_not_matter()
    {
        var invoice = Utf8("""{"invoice":17}""");
        Assert.Equal(Verdict.Valid, (await Verify(Attached(Utf8("A transcript."), credential, invoice, [0, 1, 2]))).Verdict);
    }

    [Fact]
    public async Task Without_a_credential_it_could_not_be_checked()
    {
        const string None = "the PDF carries no credential";
        await Refused(None, Attached());
        await Refused(None, Attached(Utf8("A transcript."), Attached(credential)));
        // Only what the table lists is there: text that looks like an attachment is none.
        await Refused(None, [.. Attached(), .. "\n"u8, .. credential]);
        var orphan = Encoding.Latin1.GetString(Attached(credential)).Replace("10 1\n", "90 1\n", StringComparison.Ordinal);
        await Refused("the PDF is damaged", Encoding.Latin1.GetBytes(orphan));
    }

    [Theory]
    [InlineData("the PDF is encrypted", "/Encrypt 20 0 R", "")]
    [InlineData("the PDF packs its content in a way that is not read here", "", "/Filter /LZWDecode")]
    [InlineData("the PDF packs its content in a way that is not read here", "", "/Filter [/ASCIIHexDecode /FlateDecode]")]
    [InlineData(
        "the PDF packs its content in a way that is not read here",
        "",
        "/Filter /FlateDecode /DecodeParms <</Predictor 2>>"
    )]
    [InlineData("the PDF keeps its content in another file", "", "/Filter /FlateDecode /F (\\\\\\\\host\\\\credential.json)")]
    [InlineData("the PDF is damaged", "", "/Filter /FlateDecode /Filter /FlateDecode")]
    [InlineData("the PDF is damaged", "/Prev 9", "/Filter /FlateDecode")]
    public async Task What_is_not_understood_is_said(string why, string trailer, string entries)
    {
        var pdf = PdfBuilder
            .With(credential)
            .Raw(11, PdfBuilder.Deflate(credential), entries == "" ? "/Filter /FlateDecode" : entries);
        await Refused(why, pdf.End(trailer).ToBytes());
    }

    [Fact]
    public async Task Files_made_to_hold_a_reader_up_are_given_up_soon()
    {
        const string TooMuch = "the PDF holds more than is read here";
        const string Damaged = "the PDF is damaged";
        await Refused(TooMuch, Attached([.. "{"u8, .. new byte[20 * 1024 * 1024]]));
        await Refused(
            TooMuch,
            PdfBuilder.With(credential).Object(20, new string('[', 100_000) + new string(']', 100_000)).End().ToBytes()
        );
        await Refused(
            TooMuch,
            PdfBuilder.With(credential).Object(20, "[" + string.Concat(Enumerable.Repeat("0 ", 400_000)) + "]").End().ToBytes()
        );
        // Texts that contain the next object, and so on: each is read to the end of all.
        await Refused(TooMuch, PdfBuilder.With(credential).Nested(20_000).End().ToBytes());
        // A table that comes before itself, a length that is its own, references in a circle.
        await Refused(Damaged, PdfBuilder.With(credential).End().End(prev: 0).ToBytes());
        await Refused(Damaged, PdfBuilder.With(credential).Raw(11, credential, "", "11 0 R").End().ToBytes());
        await Refused(
            Damaged,
            PdfBuilder.With(credential).Object(10, "<</EF 20 0 R>>").Object(20, "21 0 R").Object(21, "20 0 R").End().ToBytes()
        );
        foreach (var length in new[] { "-1", "99999999", "1.5", "null", "(12)" })
            await Refused(Damaged, PdfBuilder.With(credential).Raw(11, credential, "", length).End().ToBytes());
        var cut = Attached(credential);
        for (var length = 5; length < cut.Length - 12; length += 97)
            Assert.NotEqual(Verdict.Valid, (await Verify(cut[..length])).Verdict);
    }

    [Fact]
    public async Task Damaged_files_get_a_whole_report_and_are_never_valid_as_something_else()
    {
        byte[][] seeds =
        [
            Attached(credential),
            PdfBuilder.With().Stream(11, credential).EndPacked((10, "<</EF <</F 11 0 R>>>>")).ToBytes(),
            PdfBuilder.With(forged).End().Stream(11, credential).End().ToBytes(),
        ];
        var verdicts = new HashSet<Verdict>();
        for (var i = 0; i < 6000; i++)
        {
            var random = new SeededSource((ulong)i);
            var pdf = (byte[])seeds[random.Below(seeds.Length)].Clone();
            for (var changes = random.Below(4); changes >= 0; changes--)
                pdf[5 + random.Below(pdf.Length - 5)] =
                    random.Below(2) == 0 ? (byte)random.Below(256) : (byte)('0' + random.Below(10));
            var report = await Verify(pdf);
            verdicts.Add(report.Verdict);
            Assert.Equal(10, report.Checks.Count);
            if (report.Verdict == Verdict.Valid)
                Assert.Equal("Reading rivers", report.Summary?.AchievementName);
        }

        Assert.Equal(3, verdicts.Count);
    }

    private static byte[] Attached(params byte[][] files) => PdfBuilder.With(files).End().ToBytes();

    private static async Task Refused(string why, byte[] pdf)
    {
        var started = Stopwatch.GetTimestamp();
        var report = await Verify(pdf);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "It took too long.");
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        var format = report[CheckCode.Format];
        Assert.Equal((Outcome.Undetermined, Reasons.FormatPdfUnread, why), (format.Outcome, format.Reason, format.Arguments[0]));
        Assert.All(report.Checks.Skip(1), check => Assert.Equal(Reasons.FormatNotChecked, check.Reason));
        Assert.Null(report.Summary);
    }

    private static (Verdict, string) Decided(VerificationReport report) =>
        (report.Verdict, report.Checks.First(check => check.Outcome == Outcome.Failed).Reason);

    private static async Task<VerificationReport> Verify(byte[] document) =>
        await new CredentialVerifier().VerifyAsync(document, new() { Now = Issuer.Now, MaxBytes = 8 * 1024 * 1024 });

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
