using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Testamur.Credentials.Baking;

namespace Testamur.Credentials.Tests.Baking;

public sealed class BakedSvgTests
{
    private const string Json = """{"type":"VerifiableCredential","name":"a < b ]]> c & ✓"}""";
    private const string Token = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln";
    private const string Ob3 = "https://purl.imsglobal.org/ob/v3p0";

    private const string Picture = """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- drawn by hand -->
        <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>Abzeichen</title><circle r="5"/></svg>
        """;

    [Theory]
    [InlineData(Json)]
    [InlineData(Token)]
    public void What_goes_in_comes_out_and_the_picture_stays(string credential)
    {
        var baked = BakedSvg.Bake(Encoding.UTF8.GetBytes(Picture), credential);
        Assert.Equal(credential, Extracted(baked));
        Assert.Equal(baked, BakedSvg.Bake(baked, credential));
        var root = XDocument.Load(new MemoryStream(baked)).Root!;
        Assert.Equal(XName.Get("credential", Ob3), root.Elements().First().Name);
        root.Elements().First().Remove();
        root.Attribute(XNamespace.Xmlns + "openbadges")!.Remove();
        Assert.True(XNode.DeepEquals(XDocument.Parse(Picture).Root, root));
        Assert.Contains("<!-- drawn by hand -->", Encoding.UTF8.GetString(baked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Token)]
    public void A_baked_badge_survives_being_parsed_and_written_again(string credential)
    {
        var baked = BakedSvg.Bake(Encoding.UTF8.GetBytes(Picture), credential);
        using var indented = new MemoryStream();
        XDocument.Load(new MemoryStream(baked)).Save(indented);
        Assert.Equal(credential, Extracted(indented.ToArray()));
        var dom = new XmlDocument { XmlResolver = null };
        dom.LoadXml(Encoding.UTF8.GetString(baked));
        // Editors write text instead of CDATA.
        foreach (var section in dom.SelectNodes("//text()")!.OfType<XmlCDataSection>().ToList())
            section.ParentNode!.ReplaceChild(dom.CreateTextNode(section.Data), section);
        Assert.Equal(credential, Extracted(Encoding.UTF8.GetBytes(dom.OuterXml)));
    }

    [Fact]
    public void Badges_of_version_2_are_read_and_replaced()
    {
        const string old =
            """<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="https://uni.example/1"><![CDATA[{"type":"Assertion"}]]></openbadges:assertion>""";
        Assert.Equal("""{"type":"Assertion"}""", Extracted(Svg(old)));
        Assert.Equal(Token, Extracted(Svg($"""<o:assertion xmlns:o="http://openbadges.org" verify="{Token}"/>""")));
        var baked = BakedSvg.Bake(Svg(old), Json);
        Assert.Equal(Json, Extracted(baked));
        Assert.DoesNotContain(
            XDocument.Load(new MemoryStream(baked)).Descendants(),
            node => node.Name.NamespaceName == "http://openbadges.org"
        );
    }

    [Fact]
    public void Two_badges_or_one_that_says_two_things_are_refused()
    {
        var one = $"""<c:credential xmlns:c="{Ob3}" verify="{Token}"/>""";
        Assert.Equal("two badges are baked into the picture", Problem(Svg(one + one)));
        Assert.Equal(
            "two badges are baked into the picture",
            Problem(Svg(one + """<o:assertion xmlns:o="http://openbadges.org" verify="a.b.c"/>"""))
        );
        Assert.Equal(
            "the badge in the picture says two things",
            Problem(Svg($$"""<c:credential xmlns:c="{{Ob3}}" verify="{{Token}}">{"a":1}</c:credential>"""))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("<credential>{}</credential>")]
    [InlineData("""<c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0/">{}</c:credential>""")]
    [InlineData("""<c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0"/>""")]
    public void A_picture_without_a_badge_says_so(string inside) =>
        Assert.Equal("no badge is baked into the picture", Problem(Svg(inside)));

    [Theory]
    [InlineData("""<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">""")]
    [InlineData("<!-- drawn --><!DOCTYPE svg>")]
    public void A_document_type_that_only_names_the_standard_is_passed_over(string type)
    {
        var svg = Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0"?> {type} <svg xmlns="http://www.w3.org/2000/svg"><c:credential xmlns:c="{Ob3}" verify="{Token}"/></svg>"""
        );
        Assert.Equal(Token, Extracted(svg));
        Assert.Equal(Json, Extracted(BakedSvg.Bake(svg, Json)));
    }

    [Fact]
    public void A_document_type_with_declarations_or_what_needs_them_is_refused()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, Token);
        string[] types =
        [
            "<!DOCTYPE svg>",
            "<!DOCTYPE svg><!DOCTYPE svg>",
            """<!DOCTYPE svg SYSTEM "a>b" [<!ENTITY e "x">]>""",
            """<!DOCTYPE svg "]>""",
            $"""<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{secret}">]>""",
            """<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;&b;&b;&b;">]>""",
            """<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/svg.dtd">""",
        ];
        foreach (var type in types)
        {
            var svg =
                type + $"""<svg xmlns="http://www.w3.org/2000/svg"><c:credential xmlns:c="{Ob3}">&e;</c:credential></svg>""";
            Assert.Equal("the picture is no well-formed SVG, or has a document type", Problem(Encoding.UTF8.GetBytes(svg)));
            Assert.Throws<ArgumentException>(() => BakedSvg.Bake(Encoding.UTF8.GetBytes(svg), Json));
        }
        File.Delete(secret);
    }

    [Fact]
    public void Scripts_and_pictures_from_elsewhere_are_left_where_they_are()
    {
        var badge = $"""<c:credential xmlns:c="{Ob3}" verify="{Token}"/>""";
        const string active =
            """<script href="http://127.0.0.1:9/x.js">alert(1)</script><image href="http://127.0.0.1:9/x.png" onload="alert(1)"/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject><?xml-stylesheet href="http://127.0.0.1:9/x.css"?>""";
        Assert.Equal(Token, Extracted(Svg(active + badge)));
    }

    [Fact]
    public void Hostile_pictures_are_refused_in_bounded_time()
    {
        var deep = string.Concat(Enumerable.Repeat("<g>", 100_000));
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(Problem(Svg(deep)));
        Assert.NotEmpty(Problem(Svg($"""<c:credential xmlns:c="{Ob3}"><a>{Token}</a></c:credential>""")));
        Assert.NotEmpty(Problem(Encoding.Unicode.GetBytes(Picture)));
        Assert.NotEmpty(Problem([.. Svg(""), 0xC0, 0xAF]));
        Assert.NotEmpty(Problem(Encoding.UTF8.GetBytes("<html xmlns='http://www.w3.org/1999/xhtml'/>")));
        Assert.Equal("it is larger than the limit", Problem(new byte[1024 * 1024 + 1]));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void What_XML_cannot_hold_is_not_baked() =>
        Assert.Throws<ArgumentException>(() => BakedSvg.Bake(Encoding.UTF8.GetBytes(Picture), "{\"a\":\"\uFFFF\"}"));

    private static byte[] Svg(string inside) =>
        Encoding.UTF8.GetBytes($"""<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>""");

    private static string? Extracted(byte[] svg) =>
        BakedSvg.TryExtract(svg, out var badge, out _) ? Encoding.UTF8.GetString(badge) : null;

    private static string Problem(byte[] svg)
    {
        Assert.False(BakedSvg.TryExtract(svg, out var badge, out var problem));
        Assert.Null(badge);
        return problem;
    }
}
