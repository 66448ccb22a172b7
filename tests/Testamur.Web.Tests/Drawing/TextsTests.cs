using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Drawing;

/// <summary>Every text of the pages exists in every language, with the same places to fill.</summary>
public partial class TextsTests
{
    private static IEnumerable<string> Texts =>
        Repository.Files.Where(path =>
            path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".resx", StringComparison.Ordinal)
        );

    public static TheoryData<string> English()
    {
        var data = new TheoryData<string>();
        foreach (var path in Texts.Where(path => !Path.GetFileNameWithoutExtension(path).Contains('.')))
            data.Add(path);
        return data;
    }

    [Theory]
    [MemberData(nameof(English))]
    public void German_has_the_same_keys_and_none_is_empty(string english)
    {
        var german = Path.ChangeExtension(english, ".de.resx");
        Assert.True(File.Exists(Path.Combine(Repository.Root, german)), $"{german} is missing.");
        var (en, de) = (Read(english), Read(german));
        Assert.Equal(en.Keys.Order(StringComparer.Ordinal), de.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(en.Concat(de), text => string.IsNullOrWhiteSpace(text.Value));
        foreach (var (key, value) in en)
            Assert.True(Places(value).SetEquals(Places(de[key])), $"{key} does not fill the same places in both languages.");
    }

    /// <summary>One voice: readers are addressed as Sie, and each thing has the one name that was chosen for it.</summary>
    [Fact]
    public void German_says_Sie_and_keeps_to_its_names()
    {
        var strays = Texts
            .Where(path => path.EndsWith(".de.resx", StringComparison.Ordinal))
            .SelectMany(path => Read(path).Where(text => Stray().IsMatch(text.Value)).Select(text => $"{path}: {text.Key}"));
        Assert.Empty(strays);
    }

    [Fact]
    public void No_language_stands_without_English()
    {
        var alone = Texts
            .Where(path => path.EndsWith(".de.resx", StringComparison.Ordinal))
            .Select(path => path[..^".de.resx".Length] + ".resx");
        Assert.Empty(alone.Except(Texts));
    }

    [Fact]
    public void Every_text_a_shared_component_names_exists()
    {
        var known = Read("src/Testamur.Web/UI/UiText.resx").Keys.ToHashSet(StringComparer.Ordinal);
        var named = Repository
            .Files.Where(path => path.StartsWith("src/Testamur.Web/UI/", StringComparison.Ordinal))
            .Where(path => Path.GetExtension(path) is ".razor" or ".cs")
            .SelectMany(path =>
                Named().Matches(File.ReadAllText(Path.Combine(Repository.Root, path))).Select(match => match.Groups[1].Value)
            )
            .Distinct()
            .ToList();
        Assert.True(named.Count > 70);
        Assert.Empty(named.Except(known));
    }

    // ToDictionary refuses a key that stands twice.
    private static Dictionary<string, string> Read(string path) =>
        XDocument
            .Load(Path.Combine(Repository.Root, path))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(
        @"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|Mappe|Brieftasche|Einrichtung|Institution|Registratur|Prüfungsverwaltung|Qualitätsstelle|[Uu]nterschreib\w*|([Ee]ine|[Dd]iese) Micro-Credential|[Rr]echte? zu verleihen|Konnte nicht geprüft werden|Nicht prüfbar)\b"
    )]
    private static partial Regex Stray();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex(
        "\"((?:Shell|Nav|Role|Error|Unit|Tile|Stack|Verdict|Check|Checks|Finding|Field|Form|Steps|Offer|Table|Pager|Toast|Confirm|Fact|Copy|Crumbs|Search|Chip)\\.[A-Z][A-Za-z.]*)\""
    )]
    private static partial Regex Named();
}
