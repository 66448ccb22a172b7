namespace Testamur.Stacking.Tests;

public class PublicApiTests
{
    [Fact]
    public void Is_what_the_file_beside_the_library_says() =>
        PublicApi.AssertUnchanged(typeof(StackEngine).Assembly, Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));
}
