using System.Globalization;
using System.Security.Cryptography;
using Testamur.Tests.Shared;
using Xunit.Abstractions;

namespace Testamur.Faults;

/// <summary>What a run is told from outside: the seed of its chances, and the size of its scenarios.</summary>
internal static class Run
{
    /// <summary>Given by <c>./test faults --seed N</c>, else drawn; the same seed makes the same choices.</summary>
    public static ulong Seed { get; } =
        Environment.GetEnvironmentVariable("TESTAMUR_FAULTS_SEED") is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>1 for the sizes that the scenarios name; less for a quick look.</summary>
    private static double Scale { get; } =
        Environment.GetEnvironmentVariable("TESTAMUR_FAULTS_SCALE") is { Length: > 0 } given
            ? double.Parse(given, CultureInfo.InvariantCulture)
            : 1;

    public static int Size(int full, int least = 1) => Math.Max(least, (int)(full * Scale));

    public static SeededSource Chances(ITestOutputHelper output)
    {
        output.WriteLine($"seed {Seed}");
        return new(Seed);
    }
}
