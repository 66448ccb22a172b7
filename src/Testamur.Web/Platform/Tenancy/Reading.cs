using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Testamur.Web.Platform.Tenancy;

/// <summary>
/// A named reason to look at rows of more than one institution. On PostgreSQL a query has to state one to get them, and gets only the tables listed
/// here: everything else stays as if it were not there, whatever the query asks for.
/// </summary>
/// <param name="Name">Lower-case letters; policies of the database name it.</param>
/// <param name="Why">Who looks, and what keeps the answer to what that is about.</param>
/// <param name="Tables">The tables that may be read under this name.</param>
/// <param name="Changes">The tables among which rows may be changed or deleted, too.</param>
internal sealed record Reading(string Name, string Why, IReadOnlyList<string> Tables, IReadOnlyList<string> Changes)
{
    /// <summary>What the comment before a statement begins with; <see cref="Data.TenantInterceptor"/> reads it there.</summary>
    public const string Mark = "reading: ";
}

/// <summary>The one way round the filter by institution.</summary>
internal static class AcrossInstitutions
{
    /// <summary>Looks at all institutions, for a reason of <see cref="Readings"/>. It holds for the whole query, as the filter does.</summary>
    public static IQueryable<T> Across<T>(this IQueryable<T> rows, Reading reading)
        where T : class
    {
        // The mark on a query is lost where it becomes an update or a delete, so the context keeps the reason for those.
        if (reading.Changes.Count > 0 && rows is DbSet<T> set && set.GetService<ICurrentDbContext>().Context is Data.AppDb db)
            db.Changing = reading;
#pragma warning disable RS0030 // Here and nowhere else: the reason goes with it.
        return rows.IgnoreQueryFilters([Data.AppDb.InstitutionFilter]).TagWith(Reading.Mark + reading.Name);
#pragma warning restore RS0030
    }
}
