using Testamur.Tests.Shared;

namespace Testamur.Rdf.Tests;

public class PublicApiTests
{
    [Fact]
    public void Is_what_the_file_beside_the_library_says() =>
        PublicApi.AssertUnchanged(typeof(Dataset).Assembly, Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));
}
