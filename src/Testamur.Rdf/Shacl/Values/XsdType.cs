using System.Collections.Frozen;

namespace Testamur.Rdf.Shacl.Values;

/// <summary>The datatypes whose lexical form is checked (<see href="https://www.w3.org/TR/rdf11-concepts/#xsd-datatypes">RDF 1.1 Concepts §5.1</see>).</summary>
internal enum XsdType
{
    /// <summary>Any text will do, or the datatype is not known.</summary>
    Any,
    Boolean,
    Decimal,
    Double,
    Integer,
    NonNegativeInteger,
    PositiveInteger,
    NonPositiveInteger,
    NegativeInteger,
    Long,
    Int,
    Short,
    Byte,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    UnsignedByte,
    DateTime,
    DateTimeStamp,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonthDay,
    GDay,
    GMonth,
    Duration,
    DayTimeDuration,
    YearMonthDuration,
    HexBinary,
    Base64Binary,
    Language,
    NormalizedString,
    Token,
    NmToken,
    Name,
    NcName,
}

/// <summary>Datatypes by their IRIs.</summary>
internal static class XsdTypes
{
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private static readonly FrozenDictionary<string, XsdType> ByName = Enum.GetValues<XsdType>()
        .Where(type => type != XsdType.Any)
        .Select(type => (Iri: Xsd + Name(type), Type: type))
        .Append((Xsd + "float", XsdType.Double))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> PlainWords = new Dictionary<string, string>
    {
        [Literal.RdfLangString] = "a text in a stated language",
        [Literal.XsdString] = "a plain text",
        [Xsd + "boolean"] = "true or false",
        [Xsd + "integer"] = "a whole number",
        [Xsd + "positiveInteger"] = "a whole number above zero",
        [Xsd + "nonNegativeInteger"] = "a whole number from zero up",
        [Xsd + "decimal"] = "a decimal number",
        [Xsd + "date"] = "a date",
        [Xsd + "dateTime"] = "a date with a time",
        [Xsd + "duration"] = "a duration",
        [Xsd + "anyURI"] = "an address (URI)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of a datatype IRI.</summary>
    public static XsdType Find(string iri) => ByName.GetValueOrDefault(iri, XsdType.Any);

    private static string Name(XsdType type) =>
        type switch
        {
            XsdType.Name => "Name",
            XsdType.NcName => "NCName",
            XsdType.NmToken => "NMTOKEN",
            _ => char.ToLowerInvariant(type.ToString()[0]) + type.ToString()[1..],
        };

    /// <summary>What people call a value of the datatype.</summary>
    public static string Words(string iri) =>
        PlainWords.GetValueOrDefault(iri) ?? $"a well-formed value of the kind {Sh.LocalName(iri)}";
}
