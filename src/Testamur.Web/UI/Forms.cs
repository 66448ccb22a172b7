namespace Testamur.Web.UI;

/// <summary>How much a finding weighs: an error stops the submit, a warning needs a written reason, advice asks nothing.</summary>
public enum FindingKind
{
    Error,
    Warning,
    Advice,
    Fixed,
}

/// <summary>Something found about a field.</summary>
/// <param name="Text">What is wrong, in one sentence.</param>
/// <param name="Source">The rule and where it comes from, small below.</param>
/// <param name="Repairs">Buttons that say their result; two rewrites are two buttons.</param>
/// <param name="TextLang">Language of the texts when it is not the page's.</param>
/// <param name="Keep">How a warning is kept with a written reason; null where it cannot be.</param>
public sealed record FieldFinding(
    FindingKind Kind,
    string Text,
    string? Source = null,
    IReadOnlyList<FindingRepair>? Repairs = null,
    string? TextLang = null,
    FindingKeep? Keep = null
);

/// <summary>A repair button: posts <paramref name="Name"/>=<paramref name="Value"/> with the form around it, or with the form of that id.</summary>
public sealed record FindingRepair(string Text, string Name, string Value, string? FormAction = null, string? Form = null);

/// <summary>A line for the reason why a warning stays, and its button.</summary>
/// <param name="Field">Name of the line.</param>
/// <param name="Name">Name of the button.</param>
/// <param name="Value">Value of the button.</param>
/// <param name="Reason">The reason that was given; null while there is none.</param>
/// <param name="Form">Id of the form when the finding stands outside it.</param>
public sealed record FindingKeep(string Field, string Name, string Value, string? Reason, string? Form = null);

/// <summary>The control of a field.</summary>
public enum FieldKind
{
    Text,
    Email,
    Url,
    Tel,
    Number,
    Date,
    Time,
    Password,
    Search,
    File,
    Area,
    Select,
}

/// <summary>A choice of a select, radio or checkbox group.</summary>
/// <param name="Group">Heading of the group it stands in, for a select.</param>
public sealed record Choice(
    string Value,
    string Label,
    string? Hint = null,
    int? Count = null,
    string? Group = null,
    bool Disabled = false
);

/// <summary>A refusal that belongs to a field, for the summary at the top of a form.</summary>
/// <param name="Name">The field's name; null when it belongs to none.</param>
public sealed record FormError(string? Name, string Text);

/// <summary>Ids that fields and everything pointing at them agree on.</summary>
public static class FieldIds
{
    /// <summary>The id of the control with this name.</summary>
    public static string For(string name) =>
        "f-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    /// <summary>The id of the element that holds its findings.</summary>
    public static string Findings(string name) => For(name) + "-findings";

    internal static string Hint(string name) => For(name) + "-hint";
}
