using Microsoft.Extensions.Localization;
using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Coding.Publishing;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>Names of codes, approaches and states in the reader's language.</summary>
internal sealed class CodeWords(IStringLocalizer<CodingText> text)
{
    public string Label(Code code) => Or($"Code.{code.Id}", code.Label);

    /// <summary>With its id, where codes of several dimensions stand together.</summary>
    public string Named(Code code) => text["Code.Named", code.Id, Label(code)];

    /// <summary>The name of a figure that says by how many alliances a code changed.</summary>
    public string Change(Code code) => text["Code.Change", code.Id, Label(code)];

    public string Indicator(Code code) => Or($"Code.{code.Id}.Means", code.Indicator);

    public string Dimension(CodeDimension dimension) => Or($"Dimension.{dimension.Codes[0].Id}", dimension.Name);

    public string Book(string id) => Or($"Book.{id}", id);

    public string State(WaveState state) => text[$"State.{state}"];

    public string Method(WaveTable table) => table.Source is null ? table.Method : text[table.Method];

    public string Title(WaveTable table) => table.Source is null ? table.Title : text[$"Study.{table.Key}"];

    public string Caveat(WaveTable table) =>
        table.Source is null ? text["Caveat.Own"]
        : table.Marks.Any(mark => mark.Basis == MarkBasis.Inferred) ? text["Caveat.Prose"]
        : text["Caveat.Study"];

    public string Source(WaveTable table) => table.Source ?? text["Source.Own"];

    /// <summary>What the table shows, as a heading.</summary>
    public string Finding(WaveTable table)
    {
        var (any, one, many) = table.Spread();
        return text["Finding", any, table.Sample, one, many];
    }

    // The library's names are English; the texts of this module give other languages theirs.
    private string Or(string key, string english) => text[key] is { ResourceNotFound: false } known ? known.Value : english;
}
