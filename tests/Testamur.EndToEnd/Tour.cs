using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>Where the pictures go: beside the build, or into the documents when somebody wants to renew those.</summary>
internal static class Tour
{
    public static bool IsRenewed { get; } = Environment.GetEnvironmentVariable("TESTAMUR_TOUR") is { Length: > 0 };

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, IsRenewed ? "docs" : "artifacts", "tour");
}
