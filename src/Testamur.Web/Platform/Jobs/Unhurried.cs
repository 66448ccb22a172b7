using System.Runtime.InteropServices;

namespace Testamur.Web.Platform.Jobs;

/// <summary>
/// Work for which nobody waits before a screen and which takes a processor for long: it has a thread of its own, which gives way to everything else on the machine. Where
/// nothing else is to be done it is as fast as any other.
/// </summary>
internal static partial class Unhurried
{
    private const int Threads = 0; // PRIO_PROCESS, which means a thread on Linux
    private const int Niceness = 10;

    /// <param name="work">Waits for nothing and begins nothing: a thread that is begun by this one would have its priority for good, and one of the pool serves everybody.</param>
    public static Task RunAsync(Action work)
    {
        var done = new TaskCompletionSource();
        Exception? failure = null;
        var ended = new ManualResetEvent(initialState: false);
        var thread = new Thread(() =>
        {
            GiveWay();
            try
            {
                work();
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the work is awaited.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
            }

            ended.Set();
        })
        {
            IsBackground = true,
            Name = "unhurried",
        };
        // Told by the pool, which may begin a thread for it: this one must not.
        ThreadPool.RegisterWaitForSingleObject(
            ended,
            (_, _) =>
            {
                ended.Dispose();
                if (failure is null)
                    done.SetResult();
                else
                    done.SetException(failure);
            },
            null,
            Timeout.Infinite,
            executeOnlyOnce: true
        );
        thread.Start();
        return done.Task;
    }

    private static void GiveWay()
    {
        // The runtime does nothing for a priority on Linux. The thread ends with its work, so no other work inherits it.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(Threads, 0, Niceness);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    // https://man7.org/linux/man-pages/man2/setpriority.2.html
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
