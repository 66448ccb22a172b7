using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Writes the query filters that keep units apart. They ask first whether the scope reaches the whole institution, as all do but requests of
/// somebody who acts in a role of a unit. A row that does not say where it belongs is not read by those.
/// </summary>
internal sealed class UnitFilters(AppDb db)
{
    private readonly ConstantExpression _db = Expression.Constant(db);

    /// <returns>Null for rows that are everybody's in the institution.</returns>
    public LambdaExpression? Of(IReadOnlyEntityType entity)
    {
        if (typeof(IForAllUnits).IsAssignableFrom(entity.ClrType))
            return null;
        var row = Expression.Parameter(entity.ClrType, "row");
        // As a parameter, not as the answer: of a parameter that is null EF Core leaves out what it decides.
        var limit = Expression.Call(
            typeof(EF),
            nameof(EF.Parameter),
            [typeof(string)],
            Expression.Property(_db, nameof(AppDb.Limit))
        );
        Expression all = Expression.Equal(limit, Expression.Constant(null, typeof(string)));
        return Expression.Lambda(Within(entity, row) is { } within ? Expression.OrElse(all, within) : all, row);
    }

    private Expression? Within(IReadOnlyEntityType entity, ParameterExpression row)
    {
        if (typeof(IOfUnit).IsAssignableFrom(entity.ClrType))
            return IsAmong<UnitId>(nameof(AppDb.ReachedUnits), Expression.Property(row, nameof(IOfUnit.Unit)));
        if (typeof(IOfTarget).IsAssignableFrom(entity.ClrType))
            return IsAmong<Guid>(nameof(AppDb.ReachedSpecifications), Expression.Property(row, nameof(IOfTarget.Target)));
        if (typeof(IOfSpecification).IsAssignableFrom(entity.ClrType))
            return Contains<Guid>(
                nameof(AppDb.ReachedSpecifications),
                Expression.Property(row, nameof(IOfSpecification.Specification))
            );
        if (Argument(entity.ClrType, typeof(IPartOf<>)) is { } whole)
        {
            var key = entity.GetForeignKeys().SingleOrDefault(key => key.PrincipalEntityType.ClrType == whole);
            var theirs = key?.PrincipalKey ?? entity.Model.FindEntityType(whole)?.FindPrimaryKey();
            var own = key?.Properties ?? entity.FindPrimaryKey()?.Properties;
            return theirs is null || own is null ? null : Related(nameof(Queryable.Any), whole, row, theirs.Properties, own);
        }

        if (Argument(entity.ClrType, typeof(IWholeOf<>)) is { } part)
        {
            var key = entity.GetReferencingForeignKeys().Single(key => key.DeclaringEntityType.ClrType == part);
            return Expression.Equal(
                Related(nameof(Queryable.Count), part, row, key.Properties, key.PrincipalKey.Properties),
                Expression.Property(row, nameof(IWholeOf<>.Count))
            );
        }

        return null;
    }

    private static Type? Argument(Type row, Type kind) =>
        row.GetInterfaces()
            .SingleOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == kind)
            ?.GetGenericArguments()[0];

    private BinaryExpression IsAmong<T>(string reached, MemberExpression value)
        where T : struct =>
        Expression.AndAlso(
            Expression.NotEqual(value, Expression.Constant(null, typeof(T?))),
            Contains<T>(reached, Expression.Property(value, nameof(Nullable<>.Value)))
        );

    private MethodCallExpression Contains<T>(string reached, Expression value) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(T)], Expression.Property(_db, reached), value);

    // The filter of the other table holds for it, too.
    private MethodCallExpression Related(
        string method,
        Type other,
        ParameterExpression row,
        IReadOnlyList<IReadOnlyProperty> theirs,
        IReadOnlyList<IReadOnlyProperty> own
    )
    {
        var found = Expression.Parameter(other, "other");
        var same = theirs
            .Zip(
                own,
                (their, mine) => Expression.Equal(Expression.Property(found, their.Name), Expression.Property(row, mine.Name))
            )
            .Aggregate(Expression.AndAlso);
        var rows = Expression.Call(_db, nameof(DbContext.Set), [other]);
        return Expression.Call(typeof(Queryable), method, [other], rows, Expression.Quote(Expression.Lambda(same, found)));
    }
}
