namespace Testamur.Cli;

/// <summary>Exit statuses, the same for every command.</summary>
internal static class Exit
{
    public const int Good = 0;
    public const int Bad = 1;
    public const int Undetermined = 2;
    public const int Usage = 64;

    public static int UsageError(string message)
    {
        Console.Error.WriteLine(message);
        return Usage;
    }

    /// <summary>Says on standard error what was not done, and why.</summary>
    public static int Refuse(string what, string why)
    {
        Console.Error.WriteLine($"{what}: {why}");
        return Bad;
    }
}
