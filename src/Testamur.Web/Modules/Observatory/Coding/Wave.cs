using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>One run of a study: a code book, units to be coded, a window of time. It belongs to the alliance, not to an institution.</summary>
internal sealed class Wave
{
    public const int LongestTitle = 200;
    public const int LongestText = 2000;
    public const int MostUnits = 500;

    public required WaveId Id { get; init; }

    /// <summary>Short name in addresses.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Name and version of the code book; neither changes during the wave.</summary>
    public required string Book { get; init; }

    public required string BookVersion { get; init; }

    /// <summary>The first and the last day on which sources are looked at.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    /// <summary>How units were chosen and coded, for readers of the result.</summary>
    public required string Method { get; init; }

    public WaveState State { get; private set; }

    public required PersonId DefinedBy { get; init; }

    public required DateTimeOffset DefinedAt { get; init; }

    public DateTimeOffset? FrozenAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>SHA-256 in hexadecimal of the table as it was frozen, so that a change underneath would show.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>Raised by each change of the wave, so that a decision and a freeze at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    public void Touch() => Revision++;

    /// <param name="state">As <see cref="WaveMoves"/> gives it.</param>
    public void Enter(WaveState state, DateTimeOffset now)
    {
        State = state;
        if (state == WaveState.Published)
            PublishedAt = now;
        Touch();
    }

    public void Freeze(string fingerprint, DateTimeOffset now)
    {
        Enter(WaveState.Frozen, now);
        (Fingerprint, FrozenAt) = (fingerprint, now);
    }
}
