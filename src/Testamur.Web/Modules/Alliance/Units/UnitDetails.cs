using Testamur.Education.Specifications;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Units;

/// <param name="Name">By language of the platform; one is enough.</param>
/// <param name="Parent">The unit it is part of; null for one right below the institution.</param>
internal sealed record UnitDetails(LangText? Name, Guid? Parent = null)
{
    public void Check(FieldChecks checks)
    {
        checks.That(Name?.IsBlank == false, "name", "Field.Required");
        foreach (var (language, text) in Name ?? LangText.Empty)
            checks
                .That(Accounts.Languages.Contains(language), "name", "Field.Language")
                .Optional("name", text, OrganisationUnit.LongestName);
    }

    /// <summary>After <see cref="Check"/> found nothing.</summary>
    public LangText Written() =>
        new(
            (Name ?? LangText.Empty)
                .Where(text => !string.IsNullOrWhiteSpace(text.Value))
                .Select(text => new KeyValuePair<string, string>(text.Key, text.Value.Trim()))
        );
}

internal sealed record UnitView(Guid Id, Guid? Parent, LangText Name)
{
    public static UnitView Of(OrganisationUnit unit) => new(unit.Id.Value, unit.Parent?.Value, unit.Name);
}
