using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Is_what_the_file_beside_the_library_says() =>
        PublicApi.AssertUnchanged(
            typeof(CredentialVerifier).Assembly,
            Path.Combine(RepositoryRoot.Path, "src", "Testamur.Credentials", "PublicApi.txt")
        );
}
