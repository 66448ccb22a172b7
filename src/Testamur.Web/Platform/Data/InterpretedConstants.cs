#pragma warning disable EF9100 // May change with any version of the mapper, which is pinned; every query of every test runs through it.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Reads the constants of a query that is translated for the first time by interpreting the expressions they come from. The mapper compiles each of them,
/// runs it once and throws it away: some ten methods for a query.
/// </summary>
internal sealed class InterpretedConstants(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies,
    RelationalCommandBuilderDependencies commandBuilderDependencies
) : RelationalLiftableConstantProcessor(dependencies, relationalDependencies, commandBuilderDependencies)
{
    private readonly MaterializerLiftableConstantContext _context = new(dependencies);

    private readonly RelationalMaterializerLiftableConstantContext _relationalContext = new(
        dependencies,
        relationalDependencies,
        commandBuilderDependencies
    );

    protected override ConstantExpression InlineConstant(LiftableConstantExpression liftableConstant) =>
        liftableConstant.ResolverExpression switch
        {
            Expression<Func<MaterializerLiftableConstantContext, object>> of => Expression.Constant(
                of.Compile(preferInterpretation: true)(_context),
                liftableConstant.Type
            ),
            Expression<Func<RelationalMaterializerLiftableConstantContext, object>> of => Expression.Constant(
                of.Compile(preferInterpretation: true)(_relationalContext),
                liftableConstant.Type
            ),
            _ => base.InlineConstant(liftableConstant),
        };
}
#pragma warning restore EF9100
