using Testamur.Web.Modules.Catalogue;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>The columns of a catalogue entry, for loading many at once past the platform.</summary>
internal static class EntryColumns
{
    public const string Table = "catalogue_entries";

    private static readonly (string Name, Func<CatalogueEntry, object?> Value)[] All =
    [
        ("id", entry => entry.Id),
        ("institution", entry => entry.Institution.Value),
        ("external", entry => entry.External),
        ("uri", entry => entry.Uri),
        ("title", entry => entry.Title),
        ("summary", entry => entry.Summary),
        ("order_key", entry => entry.OrderKey),
        ("tokens", entry => entry.Tokens),
        ("ects", entry => entry.Ects),
        ("hours", entry => entry.Hours),
        ("eqf_level", entry => entry.EqfLevel),
        ("field", entry => entry.Field),
        ("fields", entry => entry.Fields),
        ("mode", entry => entry.Mode),
        ("on_site_share", entry => entry.OnSiteShare),
        ("languages", entry => entry.Languages),
        ("countries", entry => entry.Countries),
        ("purposes", entry => entry.Purposes),
        ("pathways", entry => entry.Pathways),
        ("quality", entry => entry.Quality),
        ("skills", entry => entry.Skills),
        ("price", entry => entry.Price),
        ("currency", entry => entry.Currency),
        ("free", entry => entry.Free),
        ("listed", entry => entry.Listed),
        ("revision", entry => entry.Revision),
        ("changed_at", entry => entry.ChangedAt),
    ];

    public static string Names => string.Join(", ", All.Select(column => column.Name));

    public static int Count => All.Length;

    public static IEnumerable<object?> Of(CatalogueEntry entry) => All.Select(column => column.Value(entry));
}
