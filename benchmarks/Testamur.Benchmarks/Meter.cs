using System.Diagnostics;
using System.Runtime;

namespace Testamur.Benchmarks;

/// <summary>
/// Runs an operation until it is warm, then on one core for a stated CPU time. Warm is only who was free to use the other cores: on a
/// single one, the compiler's second pass does not get its turn beside a busy loop, and a reader shows a fifth of its speed.
/// </summary>
internal sealed class Meter(TimeSpan warmUp, TimeSpan measured)
{
    // Reading the process's CPU time is a system call; once in so many operations is enough.
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(20);

    // The compiler works beside the operation and counts as its time: warm is what it has done with.
    private const int Few = 2;
    private const int MostTurns = 15;

    public Sample Measure(Operation operation)
    {
        var process = Process.GetCurrentProcess();
        var everywhere = Affinity(process);
        var size = WarmUp(operation);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Pin(process, LastCore);
        var cpu = process.TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        long operations = 0;
        TimeSpan spent;
        do
        {
            for (var i = 0; i < size; i++)
                operation.Run();
            operations += size;
            process.Refresh();
            spent = process.TotalProcessorTime - cpu;
        } while (spent < measured);
        Pin(process, everywhere);
        return new(operation.Name, operations, spent.TotalSeconds, wall.Elapsed.TotalSeconds);
    }

    private static nint LastCore => (nint)(1L << (Environment.ProcessorCount - 1));

    private static nint Affinity(Process process) =>
        OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? process.ProcessorAffinity : 0;

    // On Linux this is the thread that measures, which is what is wanted.
    private static void Pin(Process process, nint cores)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = cores;
    }

    /// <summary>How many operations make a batch, known when a turn goes by in which next to nothing was compiled.</summary>
    private long WarmUp(Operation operation)
    {
        double rate;
        long compiled;
        var turns = 0;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            rate = Rate(operation);
            turns++;
        } while (turns < MostTurns && JitInfo.GetCompiledMethodCount() - compiled > Few);
        return Math.Max(1, (long)(rate * Batch.TotalSeconds));
    }

    /// <summary>Operations in a second. CPU time again: on a busy machine a second on the clock may be a tenth of one at work.</summary>
    private double Rate(Operation operation)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        TimeSpan spent;
        var done = 0L;
        do
        {
            operation.Run();
            done++;
            process.Refresh();
            spent = process.TotalProcessorTime - before;
        } while (spent < warmUp);
        return done / spent.TotalSeconds;
    }
}
