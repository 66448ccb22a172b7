using System.Globalization;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

/// <summary>Units by name, in the language of the page.</summary>
internal static class UnitChoices
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The open units in which the actor may write.</summary>
    public static IReadOnlyList<Choice> Of(UnitTree tree, Actor actor) =>
        [
            .. tree.Open(Language)
                .Where(one => actor.MayIn(Permission.DraftSpecification, one.Unit.Id))
                .Select(one => new Choice($"{one.Unit.Id.Value}", tree.Name(one.Unit.Id, Language))),
        ];

    /// <returns>Null when no unit is named.</returns>
    public static string? Name(UnitTree tree, Guid? unit) => unit is { } id ? tree.Name(new(id), Language) : null;
}
