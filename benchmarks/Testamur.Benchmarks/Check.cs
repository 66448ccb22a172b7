namespace Testamur.Benchmarks;

/// <summary>Keeps a wrong answer from being measured.</summary>
internal static class Check
{
    public static void That(bool right)
    {
        if (!right)
            throw new InvalidOperationException("An operation that is measured gave a wrong answer.");
    }
}
