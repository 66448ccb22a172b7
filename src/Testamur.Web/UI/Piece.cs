namespace Testamur.Web.UI;

/// <summary>One piece of a stack, in pathway order.</summary>
/// <param name="Spec">Address of the specification without its version; null while no course is named for the requirement.</param>
/// <param name="Field">ISCED-F broad field, two digits.</param>
/// <param name="Ects">Its credits, above zero.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Note">Where and when, or when it next starts.</param>
/// <param name="ActionHref">Where a missing piece can be got.</param>
/// <param name="ActionText">What that link says, for example "Enrol"; the name is added for those who hear it.</param>
public sealed record Piece(
    string? Spec,
    string Field,
    decimal Ects,
    TileState State,
    string Name,
    string? Note = null,
    string? ActionHref = null,
    string? ActionText = null
);
