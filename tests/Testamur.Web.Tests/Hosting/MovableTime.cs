namespace Testamur.Web.Tests.Hosting;

/// <summary>The real clock, which a test may move forward.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan _ahead;

    public bool WasMoved => _ahead != TimeSpan.Zero;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
