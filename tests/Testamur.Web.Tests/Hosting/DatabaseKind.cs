using System.Reflection;
using Xunit.Sdk;

namespace Testamur.Web.Tests.Hosting;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory on SQLite.</summary>
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.Sqlite],
        ];
}

/// <summary>
/// Runs a theory on a real PostgreSQL server. Skipped, visibly, only when TESTAMUR_TEST_POSTGRES is <c>off</c>; otherwise a
/// missing server is a failure.
/// </summary>
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        const string Switch = "TESTAMUR_TEST_POSTGRES";
        if (Environment.GetEnvironmentVariable(Switch) == "off")
            Skip = $"{Switch} is off";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.Postgres],
        ];
}
