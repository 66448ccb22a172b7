using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>Where the pictures go: beside the build, or into the documents when somebody wants to renew those.</summary>
internal static class Tour
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("TESTAMUR_TOUR") is { Length: > 0 }
            ? Path.Combine(RepositoryRoot.Path, "docs", "tour")
            : Path.Combine(RepositoryRoot.Path, "artifacts", "tour");
}
