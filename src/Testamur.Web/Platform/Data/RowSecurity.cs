using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Row-level security of PostgreSQL (https://www.postgresql.org/docs/current/ddl-rowsecurity.html), written from the model: every table with the column
/// <c>institution</c> shows and takes the rows of the institution that <see cref="TenantInterceptor"/> names, and to a <see cref="Reading"/> those
/// it lists. Forced, so that it holds for a role that owns the tables, too. Where nothing is named, nothing is there.
/// </summary>
internal static class RowSecurity
{
    /// <summary>The column by which a row belongs to an institution.</summary>
    public const string Column = "institution";

    private const string Own = $"{Column} = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid)";

    /// <summary>The tables with the column, in alphabetical order.</summary>
    public static IReadOnlyList<string> Tables(IModel model) =>
        [
            .. model
                .GetEntityTypes()
                .Where(entity => !entity.IsMappedToJson() && entity.FindProperty(nameof(ITenanted.Institution)) is not null)
                .Select(entity => entity.GetTableName())
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The script. It begins by removing what an earlier one made, so a later version of it can be the next script as it is.</summary>
    public static string Script(IModel model)
    {
        var script = new StringBuilder(
            """
            DO $$
            DECLARE old record;
            BEGIN
                FOR old IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = current_schema() LOOP
                    EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
                END LOOP;
            END;
            $$;

            """
        );
        foreach (var table in Tables(model))
        {
            script.Append(CultureInfo.InvariantCulture, $"\nALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n");
            script.Append(CultureInfo.InvariantCulture, $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n");
            foreach (var (name, policy) in Policies(table))
                script.Append(CultureInfo.InvariantCulture, $"CREATE POLICY {name} ON {table} {policy};\n");
        }

        return script.ToString();
    }

    private static IEnumerable<(string Name, string Policy)> Policies(string table)
    {
        var shared = SharedTable.All.SingleOrDefault(one => one.Table == table);
        if (shared is { OwnChanges: false })
        {
            yield return ("shared", "USING (true)");
            yield break;
        }

        yield return ("own", $"USING ({Own})");
        if (shared is not null)
            yield return ("shared", "FOR SELECT USING (true)");
        if (Names(reading => reading.Tables.Contains(table)) is { } read)
            yield return ("reads", $"FOR SELECT USING ({read})");
        if (Names(reading => reading.Changes.Contains(table)) is { } changed)
            yield return ("changes", $"USING ({changed})");
    }

    // Asked once for a query and not for every row of it, as it stands in a query of its own.
    private static string? Names(Func<Reading, bool> allows)
    {
        var names = Readings.All.Where(allows).Select(reading => $"'{reading.Name}'").ToList();
        return names.Count == 0 ? null : $"(SELECT current_setting('app.reading', true)) IN ({string.Join(", ", names)})";
    }
}
