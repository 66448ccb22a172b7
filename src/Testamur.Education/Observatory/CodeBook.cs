namespace Testamur.Education.Observatory;

/// <summary>The codes of a study, in a version: what coders may say about a unit. A version never changes.</summary>
/// <param name="Id">Which book.</param>
/// <param name="Version">Which edition of it.</param>
/// <param name="Source">Where its codes come from.</param>
/// <param name="Dimensions">Groups of codes, in the order of the study.</param>
public sealed record CodeBook(string Id, string Version, string Source, IReadOnlyList<CodeDimension> Dimensions)
{
    /// <summary>All codes, in order.</summary>
    public IEnumerable<Code> Codes => Dimensions.SelectMany(dimension => dimension.Codes);

    /// <summary>The code with that id; null when the book has none.</summary>
    public Code? Find(string id) => Codes.FirstOrDefault(code => code.Id == id);
}

/// <summary>A group of codes about one question.</summary>
/// <param name="Name">Its name, in English.</param>
/// <param name="Codes">Its codes, in order.</param>
public sealed record CodeDimension(string Name, IReadOnlyList<Code> Codes);

/// <summary>Something that a unit shows or does not show.</summary>
/// <param name="Id">Short and unique in the book, for example <c>SD4-1</c>.</param>
/// <param name="Label">Its name, in English.</param>
/// <param name="Indicator">When it holds, in English and in our own words; empty where the label says it.</param>
/// <param name="Origin">Whether the study printed it.</param>
public sealed record Code(string Id, string Label, string Indicator, CodeOrigin Origin);

/// <summary>Whose a code is.</summary>
public enum CodeOrigin
{
    /// <summary>The study prints it.</summary>
    Printed,

    /// <summary>The study describes its subject and prints no code: we added one.</summary>
    Extension,
}
