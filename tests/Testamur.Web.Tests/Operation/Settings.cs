using System.Text.RegularExpressions;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Operation;

/// <summary>Every setting that the program reads, found where it is read: a section with the members of its options, or a name by itself.</summary>
internal static partial class Settings
{
    public static IReadOnlySet<string> All()
    {
        var source = string.Join(
            '\n',
            Repository
                .Files.Where(file => file.StartsWith("src/Testamur.Web/", StringComparison.Ordinal))
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(file => File.ReadAllText(Path.Combine(Repository.Root, file)))
        );
        var types = typeof(AppDb).Assembly.GetTypes().ToLookup(type => type.Name);
        var sections = Bound()
            .Matches(source)
            .Concat(Got().Matches(source))
            .Select(match => (Section: match.Groups["section"].Value, Type: types[match.Groups["type"].Value].Single()))
            .Distinct()
            .ToList();
        Assert.True(sections.Count > 8);
        var members = sections.SelectMany(section => Members(section.Section, section.Type));
        return members.Concat(Alone().Matches(source).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Members(string section, Type options) =>
        options.GetProperties().Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}");

    [GeneratedRegex("""AddOptions<(?<type>\w+)>\(\)\s*\.BindConfiguration\("(?<section>[^"]+)"\)""")]
    private static partial Regex Bound();

    [GeneratedRegex("""GetSection\("(?<section>[^"]+)"\)\s*\.Get<(?<type>\w+)>""")]
    private static partial Regex Got();

    [GeneratedRegex("\"(Testamur:[A-Za-z]+(?::[A-Za-z]+)*)\"")]
    private static partial Regex Alone();
}
