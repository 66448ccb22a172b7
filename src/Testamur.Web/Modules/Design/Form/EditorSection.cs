using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>One section of the editor.</summary>
public abstract class EditorSection : ComponentBase
{
    [CascadingParameter]
    internal EditorContext Editor { get; set; } = default!; // the editor always gives it

    [Inject]
    internal IStringLocalizer<DesignText> Text { get; set; } = default!; // set by the framework

    private protected FormValues Values => Editor.Values;

    private protected IReadOnlyList<Choice> YesNo => [new("true", Text["Choice.Yes"]), new("false", Text["Choice.No"])];

    private protected IReadOnlyList<FieldFinding> At(string field) => Editor.At(field);

    private protected IReadOnlyList<Choice> EnumChoices<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => new Choice(name, Text[$"{typeof(T).Name}.{name}"]))];
}
