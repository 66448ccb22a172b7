using System.Text;
using Testamur.Rdf.Shacl.Values;

namespace Testamur.Rdf.Tests.Shacl;

public sealed class XsdLexicalTests
{
    [Theory]
    [InlineData("boolean", "true false 1 0", "TRUE yes 2")]
    [InlineData("integer", "0 -0 +7 00012 123456789012345678901234567890", "1.0 1e3 -- + 1a 0x1")]
    [InlineData("nonNegativeInteger", "0 -0 5", "-1")]
    [InlineData("positiveInteger", "1 +1 0010", "0 -1 1.5")]
    [InlineData("nonPositiveInteger", "0 -5", "1")]
    [InlineData("negativeInteger", "-1", "0 -0 1")]
    [InlineData("long", "9223372036854775807 -9223372036854775808", "9223372036854775808 -9223372036854775809")]
    [InlineData("int", "2147483647 -2147483648", "2147483648")]
    [InlineData("short", "32767 -32768", "32768")]
    [InlineData("byte", "127 -128 0000000000000000000000007", "128 -129")]
    [InlineData("unsignedLong", "18446744073709551615 0", "18446744073709551616 -1")]
    [InlineData("unsignedInt", "4294967295", "4294967296")]
    [InlineData("unsignedShort", "65535", "65536")]
    [InlineData("unsignedByte", "255", "256 999999999999999999999999")]
    [InlineData("decimal", "1 1.5 -.5 5. +0.0", "1e3 . 1.2.3 INF")]
    [InlineData("double", "1 1.5 -1E-10 1e+5 INF -INF NaN", "e5 1e 1e1.5 +NaN Infinity")]
    [InlineData("float", "1.5e3", "x")]
    [InlineData(
        "dateTime",
        "2026-01-31T10:00:00 2026-01-31T10:00:00Z 2026-01-31T10:00:00.123456789+14:00 2024-02-29T24:00:00 -0001-01-01T00:00:00 12026-01-01T00:00:00Z",
        "2026-01-31 2026-02-30T10:00:00 2023-02-29T10:00:00 2026-01-31T24:00:01 2026-01-31T10:00:60 2026-01-31T10:00:00+14:01 2026-01-31T10:00:00. 2026-1-31T10:00:00 02026-01-01T00:00:00 2026-01-31T10:00:00ZZ 2026-13-01T00:00:00 2026-01-31t10:00:00"
    )]
    [InlineData("dateTimeStamp", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00")]
    [InlineData(
        "date",
        "2026-06-30 2026-06-30Z 2026-06-30-05:00 2000-02-29",
        "2026-06-31 2026-06-30T00:00:00 1900-02-29 26-06-30"
    )]
    [InlineData("time", "10:00:00 24:00:00 23:59:59.9Z", "10:00 25:00:00 24:00:00.1")]
    [InlineData("gYear", "2026 -2026 2026Z", "26 2026-01")]
    [InlineData("gYearMonth", "2026-06", "2026-13 2026")]
    [InlineData("gMonthDay", "--02-29 --06-30Z", "--02-30 02-29")]
    [InlineData("gDay", "---31", "---32 --31")]
    [InlineData("gMonth", "--12", "--13 --12-")]
    [InlineData("duration", "PT60H P1Y2M3DT4H5M6.7S -P1D P1M PT0S", "P PT P1H 1D P1DT PT1D P1M1Y PT6.S PT1.5H P-1D")]
    [InlineData("dayTimeDuration", "P1DT2H", "P1M P1Y")]
    [InlineData("yearMonthDuration", "P1Y2M", "P1D P1YT1H")]
    [InlineData("hexBinary", "0aFF", "0aF xy")]
    [InlineData("base64Binary", "AAAA AA==", "A AA= ~~~~")]
    [InlineData("language", "en en-GB x-klingon", "english-toolong12 en_GB 1n -")]
    [InlineData("NCName", "a a-b", "a:b 1a")]
    [InlineData("Name", "a:b", "1a")]
    [InlineData("NMTOKEN", "1a", "a,b")]
    [InlineData("anyURI", "http://ex.example/ relative/%zz", "")]
    public void A_text_is_in_the_lexical_space_or_not(string datatype, string valid, string invalid)
    {
        var type = XsdTypes.Find("http://www.w3.org/2001/XMLSchema#" + datatype);
        Assert.Equal(datatype != "anyURI", type != XsdType.Any);
        foreach (var text in valid.Split(' '))
            Assert.True(XsdLexical.IsValid(type, Encoding.UTF8.GetBytes(text)), $"{datatype}: {text}");
        foreach (var text in invalid.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.False(XsdLexical.IsValid(type, Encoding.UTF8.GetBytes(text)), $"{datatype}: {text}");
        if (type is not (XsdType.Any or XsdType.HexBinary or XsdType.Base64Binary))
            Assert.False(XsdLexical.IsValid(type, []), $"{datatype}: empty");
    }

    [Theory]
    [InlineData("token", "a b", "a  b")]
    [InlineData("token", "a", " a")]
    [InlineData("token", "a", "a ")]
    [InlineData("token", @"a\\n", @"a\nb")]
    [InlineData("normalizedString", " a  b ", @"a\tb")]
    public void White_space_of_texts_is_as_canonical_quads_write_it(string datatype, string valid, string invalid)
    {
        var type = XsdTypes.Find("http://www.w3.org/2001/XMLSchema#" + datatype);
        Assert.True(XsdLexical.IsValid(type, Encoding.UTF8.GetBytes(valid)));
        Assert.False(XsdLexical.IsValid(type, Encoding.UTF8.GetBytes(invalid)));
    }

    [Theory]
    [InlineData("DateTime")]
    [InlineData("Integer")]
    [InlineData("other")]
    public void An_IRI_that_is_spelt_otherwise_is_another_datatype(string name) =>
        Assert.Equal(XsdType.Any, XsdTypes.Find("http://www.w3.org/2001/XMLSchema#" + name));
}
