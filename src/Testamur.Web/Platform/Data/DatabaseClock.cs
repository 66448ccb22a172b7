namespace Testamur.Web.Platform.Data;

/// <summary>
/// Compares this machine's clock with the database's, by which the nodes of a cluster are measured. The machine's own clock is asked, whatever the platform is told the
/// time is.
/// </summary>
internal sealed class DatabaseClock(Database database, TimeProvider machine)
{
    /// <summary>What every document that others verify tolerates many times over, and no synchronized machine reaches.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    // One person's act asks several times within milliseconds.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private long _agreed; // a time stamp of the machine; 0 before the first answer

    /// <returns>By how much this machine is ahead at least, negative when it is behind. How long the answer took counts for nothing.</returns>
    public async Task<TimeSpan> AheadAsync(CancellationToken cancel)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return TimeSpan.Zero; // the same machine
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT clock_timestamp()";
        var before = machine.GetUtcNow();
        var answer = await command.ExecuteScalarAsync(cancel);
        var after = machine.GetUtcNow();
        DateTimeOffset there = (DateTime)(answer ?? throw new InvalidOperationException("A database knows the time."));
        return there < before ? before - there
            : there > after ? after - there
            : TimeSpan.Zero;
    }

    /// <summary>An answer counts for a second, by a clock that nobody sets.</summary>
    /// <exception cref="ClockDiffersException">What is signed now would carry a time that is wrong.</exception>
    public async Task RequireAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _agreed) is var agreed and not 0 && machine.GetElapsedTime(agreed) < Remembered)
            return;
        var asked = machine.GetTimestamp();
        if (await AheadAsync(cancel) is var ahead && ahead.Duration() > Allowed)
            throw new ClockDiffersException(ahead);
        Volatile.Write(ref _agreed, asked);
    }
}

/// <summary>This machine's clock is not the database's; nothing is dated here until it is.</summary>
internal sealed class ClockDiffersException(TimeSpan ahead)
    : InvalidOperationException(
        $"The clock of this machine is {Math.Abs(ahead.TotalSeconds):0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's."
    );
