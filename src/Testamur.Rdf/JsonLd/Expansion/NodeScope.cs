using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Expansion;

/// <summary>What steps 13 and 14 of expansion work with.</summary>
/// <param name="Active">The active context, with the scoped contexts of the types.</param>
/// <param name="TypeScoped">The context before them, which types themselves are read with.</param>
/// <param name="Property">The active property.</param>
/// <param name="Element">The object being expanded; for nested members the nesting object.</param>
/// <param name="Result">The expanded object.</param>
/// <param name="IsJson">Whether the object is a JSON literal: the input type is <c>@json</c>.</param>
internal readonly record struct NodeScope(
    ActiveContext Active,
    ActiveContext TypeScoped,
    string? Property,
    JsonMap Element,
    JsonMap Result,
    bool IsJson
);
