using System.Text;
using System.Xml;
using Testamur.Credentials.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elmo;

/// <summary>
/// Writes results as ELMO, the XML format of transcripts that EMREX carries between student systems (<see href="https://github.com/emrex-eu/elmo-schemas"/>,
/// version 1, a signature being optional since 1.5).
/// </summary>
public static class ElmoDocument
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "https://github.com/emrex-eu/elmo-schemas/tree/v1";

    /// <summary>The document, UTF-8.</summary>
    /// <param name="transcript">What it says.</param>
    /// <param name="generatedAt">When it is made.</param>
    /// <exception cref="ArgumentException">There is no report, or an issuer has neither identifier nor address.</exception>
    public static byte[] Write(ElmoTranscript transcript, DateTimeOffset generatedAt)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        if (transcript.Reports.Count == 0)
            throw new ArgumentException("A transcript has at least one report.", nameof(transcript));
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var xml = XmlWriter.Create(buffer, settings))
        {
            xml.WriteStartElement("elmo", Namespace);
            Text(xml, "generatedDate", DateTimeStamp.Format(generatedAt));
            Learner(xml, transcript);
            foreach (var report in transcript.Reports)
                Report(xml, report, transcript.Language);
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Learner(XmlWriter xml, ElmoTranscript transcript)
    {
        xml.WriteStartElement("learner", Namespace);
        // Both names must be there; a name that is not known in parts is told as the family name.
        Text(xml, "givenNames", transcript.FamilyName is null ? "" : transcript.GivenNames ?? "");
        Text(xml, "familyName", transcript.FamilyName ?? transcript.FullName);
        if (transcript.BirthDate is { } born)
            Text(xml, "bday", Day(born));
        xml.WriteEndElement();
    }

    private static void Report(XmlWriter xml, ElmoReport report, string language)
    {
        if (report.IssuerIdentifiers.Count == 0)
            throw new ArgumentException("An issuer has at least one identifier.", nameof(report));
        xml.WriteStartElement("report", Namespace);
        xml.WriteStartElement("issuer", Namespace);
        if (report.IssuerCountry is { } country)
            Text(xml, "country", country);
        foreach (var identifier in report.IssuerIdentifiers)
            Identifier(xml, identifier);
        Words(xml, "title", report.IssuerName, language);
        Text(xml, "url", report.IssuerUrl);
        xml.WriteEndElement();
        foreach (var result in report.Results)
            Result(xml, result, language);
        Text(xml, "issueDate", DateTimeStamp.Format(report.IssuedAt));
        xml.WriteEndElement();
    }

    private static void Result(XmlWriter xml, ElmoResult result, string language)
    {
        xml.WriteStartElement("learningOpportunitySpecification", Namespace);
        foreach (var identifier in result.Identifiers)
            Identifier(xml, identifier);
        Words(xml, "title", result.Title, language);
        Text(xml, "type", result.Kind == ElmoKind.DegreeProgramme ? "Degree Programme" : result.Kind.ToString());
        if (result.IscedF is { } field)
            Text(xml, "iscedCode", field);
        Words(xml, "description", result.Description, language);
        xml.WriteStartElement("specifies", Namespace);
        xml.WriteStartElement("learningOpportunityInstance", Namespace);
        if (result.PassedOn is { } passed)
            Text(xml, "date", Day(passed));
        Text(xml, "status", "passed");
        if (result.Grade is { } grade)
            Text(xml, "resultLabel", grade);
        if (result.Ects is { } ects)
        {
            xml.WriteStartElement("credit", Namespace);
            Text(xml, "scheme", "ects");
            Text(xml, "value", ects.ToString());
            xml.WriteEndElement();
        }
        if (result.EqfLevel is { } level)
        {
            xml.WriteStartElement("level", Namespace);
            Text(xml, "type", "EQF");
            Text(xml, "value", level.ToString(System.Globalization.CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        if (result.TeachingLanguage is { } teaching)
            Text(xml, "languageOfInstruction", teaching);
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var part in result.Parts)
        {
            xml.WriteStartElement("hasPart", Namespace);
            Result(xml, part, language);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Identifier(XmlWriter xml, ElmoIdentifier identifier)
    {
        xml.WriteStartElement("identifier", Namespace);
        xml.WriteAttributeString("type", identifier.Type);
        xml.WriteString(Clean(identifier.Value));
        xml.WriteEndElement();
    }

    /// <summary>One element for each language, that of the document first.</summary>
    private static void Words(XmlWriter xml, string name, LangText words, string language)
    {
        foreach (var (tag, text) in words.OrderBy(pair => !pair.Key.Equals(language, StringComparison.OrdinalIgnoreCase)))
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            xml.WriteStartElement(name, Namespace);
            xml.WriteAttributeString("xml", "lang", null, tag);
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
        }
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Clean(text));

    // XML has no place for control characters and halves of characters.
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : new string([
                .. text.EnumerateRunes()
                    .SelectMany(rune => rune.ToString())
                    .Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)),
            ]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
