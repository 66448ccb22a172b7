using Xunit;

namespace Testamur.Tests.Shared;

/// <summary>
/// A test that needs the PostgreSQL server. It is skipped, visibly and with the reason, only where the environment says
/// <c>TESTAMUR_TEST_POSTGRES=off</c>; without that, a missing server is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    internal const string Variable = PostgresCluster.SwitchedOffBy;

    public PostgresFactAttribute() => Skip = WhyLeftOut;

    /// <summary>Null when the tests run against the server.</summary>
    internal static string? WhyLeftOut => Environment.GetEnvironmentVariable(Variable) == "off" ? $"{Variable}=off" : null;
}

/// <summary>As <see cref="PostgresFactAttribute"/>, for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresFactAttribute.WhyLeftOut;
}
