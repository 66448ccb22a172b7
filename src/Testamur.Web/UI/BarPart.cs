namespace Testamur.Web.UI;

/// <summary>What a part of a bar means.</summary>
public enum BarKind
{
    Done,
    Plan,
    Wait,
    Bad,
}

/// <summary>A part of a bar. With a label it is named in the key below.</summary>
public sealed record BarPart(double Value, BarKind Kind, string? Label = null);
