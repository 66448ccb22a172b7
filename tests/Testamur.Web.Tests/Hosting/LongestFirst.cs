using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Testamur.Web.Tests.Hosting.LongestFirst", "Testamur.Web.Tests")]

namespace Testamur.Web.Tests.Hosting;

/// <summary>Classes whose tests are slow begin first, so that nobody waits for one of them alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["KillOnSqliteTests", "KillOnPostgresTests", "Recognition", "SealTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection =>
        {
            var place = Array.FindIndex(Long, name => collection.DisplayName.Contains(name, StringComparison.Ordinal));
            return place < 0 ? Long.Length : place;
        });
}
