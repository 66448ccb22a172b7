namespace Testamur.Web.Platform.Keys;

/// <summary>
/// How long a custodian is left alone after it failed: 2, 4, 8 … seconds, at most a minute; for good when it said that we may not. Many wait for one key, and
/// only one of them asks at a time.
/// </summary>
internal sealed class CustodyBreak(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _until;
    private bool _isRefused;

    /// <summary>Why it cannot be used; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <exception cref="KeyUnavailableException">It failed not long ago, or refused us, and is not asked; or it fails now.</exception>
    public T Use<T>(Func<T> work)
    {
        lock (_gate)
        {
            if (Trouble is { } trouble && (_isRefused || time.GetUtcNow() < _until))
                throw new KeyUnavailableException(trouble);
            try
            {
                var done = work();
                (_failures, Trouble) = (0, null);
                return done;
            }
            catch (KeyRefusedException refused)
            {
                (_isRefused, Trouble) = (true, refused.Message);
                throw new KeyUnavailableException(refused.Message, refused);
            }
            catch (KeyUnavailableException away)
            {
                _failures = Math.Min(_failures + 1, 6);
                _until = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, _failures), Longest.TotalSeconds));
                Trouble = away.Message;
                throw;
            }
        }
    }
}

/// <summary>The custodian does not let us in. Asking again would only use up what tries are left.</summary>
internal sealed class KeyRefusedException : Exception
{
    public KeyRefusedException() { }

    public KeyRefusedException(string message)
        : base(message) { }

    public KeyRefusedException(string message, Exception inner)
        : base(message, inner) { }
}
