using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Testamur.Education.Elm.Shapes;

/// <summary>
/// What shapes say is wrong, in other languages than English. The engine's sentences and the few that the model's own files bring are known by their words; the files
/// stay as they are, and so do the names of the model in them.
/// </summary>
public static partial class ShapeMessages
{
    private static readonly FrozenDictionary<string, Table> Tables = new[] { "de" }.ToFrozenDictionary(
        language => language,
        Load,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Messages in a language.</summary>
    /// <param name="messages">One or more messages of shapes, in English, with a space between them.</param>
    /// <param name="language">BCP 47.</param>
    /// <returns>The same in the language; in English what there are no words for.</returns>
    public static string In(string messages, string language)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(language);
        return Tables.TryGetValue(language.Split('-')[0], out var table)
            ? string.Join(' ', Between().Split(messages).Select(one => table.Find(one) ?? one))
            : messages;
    }

    private static Table Load(string language)
    {
        using var stream = Resources.Open($"shapes.{language}.json");
        return new(JsonSerializer.Deserialize(stream, DataJsonContext.Default.DictionaryStringString)!); // the file is ours
    }

    /// <summary>Where a message ends and the next one begins.</summary>
    [GeneratedRegex(@"(?<=\.) (?=“|A value of “|This |The node )")]
    private static partial Regex Between();

    /// <summary>The sentences of a language, and the parts they are made of.</summary>
    private sealed class Table(Dictionary<string, string> texts)
    {
        private const string Or = " or ";

        private readonly FrozenDictionary<string, string> whole = texts
            .Where(text => !text.Key.Contains('{', StringComparison.Ordinal))
            .ToFrozenDictionary(StringComparer.Ordinal);

        // In the order of the file: what fits more sentences stands behind.
        private readonly (Regex English, CompositeFormat Said)[] patterns =
        [
            .. texts
                .Where(text => text.Key.Contains('{', StringComparison.Ordinal))
                .Select(text => (Pattern(text.Key), CompositeFormat.Parse(text.Value))),
        ];

        public string? Find(string english)
        {
            if (whole.TryGetValue(english, out var said))
                return said;
            foreach (var (pattern, format) in patterns)
            {
                if (pattern.Match(english) is { Success: true } found)
                    return string.Format(
                        CultureInfo.InvariantCulture,
                        format,
                        [.. found.Groups.Values.Skip(1).Select(part => (object)Part(part.Value))]
                    );
            }

            return null;
        }

        // A part may be a list: "a date, an identifier (IRI) or a text or number".
        private string Part(string english) =>
            Find(english) ?? string.Join(", ", english.Split(", ").Select(one => Find(one) ?? Either(one)));

        private string Either(string english)
        {
            string?[] said = [.. english.Split(Or).Select(Find)];
            return Array.TrueForAll(said, one => one is not null) ? string.Join(whole[Or], said) : english;
        }

        private static Regex Pattern(string english)
        {
            var text = Regex.Escape(english);
            for (var i = 0; i < 3; i++)
                text = text.Replace($@"\{{{i}}}", "(.+?)", StringComparison.Ordinal);
            return new($"^{text}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
    }
}
